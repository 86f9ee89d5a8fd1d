"""Every library that meson.build asks for is in the package table of ./dev, and the Dockerfile installs it."""
import re

import habit

asked = re.findall(r"dependency\(\s*'([\w.-]+)'", habit.read('meson.build'))
asked = [library for library in asked if library != 'threads']
rows = dict(re.findall(r'^\w+ +([\w-]+) +pkg-config \S+ ([\w.-]+)$', habit.read('dev'), re.MULTILINE))
package = {library: name for name, library in rows.items()}
dockerfile = habit.read('docker/Dockerfile')

complaints = [f'./dev has no package that brings {library}' for library in asked if library not in package]
complaints += [f'./dev installs {package[library]}, and meson.build never asks for {library}'
               for library in package if library not in asked]
complaints += [f'docker/Dockerfile does not install {package[library]}' for library in asked
               if library in package and library != 'cmocka' and package[library] not in dockerfile]
habit.verdict(len(asked), complaints)
