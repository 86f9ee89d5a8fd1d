"""Every library that meson.build asks for is in the package table of ./dev, and the Dockerfile installs what builds it."""
import re

import habit

asked = re.findall(r"dependency\(\s*'([\w.-]+)'", habit.read('meson.build'))
asked = [library for library in asked if library != 'threads']
needs = habit.read('dev')
package = {library: name for name, library in re.findall(r'^\w+ +(\S+) +pkg-config \S+ (\S+)$', needs, re.MULTILINE)}
dockerfile = habit.read('docker/Dockerfile')

complaints = [f'./dev has no package that brings {library}' for library in asked if library not in package]
complaints += [f'./dev installs {package[library]}, and meson.build never asks for {library}'
               for library in package if library not in asked]
complaints += [f'docker/Dockerfile does not install {name}' for name in re.findall(r'^build +(\S+)', needs, re.MULTILINE)
               if name not in dockerfile.split()]
habit.verdict(len(asked), complaints)
