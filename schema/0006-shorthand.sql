-- From here on JSON is stored in shorthand (server/store/shorthand.h), which programs of
-- earlier versions would show as it is. What they have stored is read as before.

-- Words are gathered in four times the memory before they are written: fewer pieces of
-- the index have to be merged afterwards.
INSERT INTO prose (prose, rank) VALUES ('hashsize', 4194304);
