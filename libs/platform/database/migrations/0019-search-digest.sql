-- What a document was made from, and what was stored for it, each as a digest: so that comparing an index with its records
-- need not make every document's words again. Rows of before have none and are compared whole.
ALTER TABLE search_doc ADD COLUMN source text, ADD COLUMN digest text;
