-- Letters to a bare address, of somebody without an account: once under a key. NULL: told to a person, whose notification
-- holds the key.
ALTER TABLE mail ADD COLUMN letter_key text;
-- Keys are also asked for by how they begin, whatever the language of the database.
CREATE UNIQUE INDEX mail_letter ON mail (letter_key text_pattern_ops) WHERE letter_key IS NOT NULL;
-- How many letters one such address has had.
CREATE INDEX mail_bare_address ON mail (recipient, created_at) WHERE letter_key IS NOT NULL;
