-- What the beginning of a title, of its sound or of a number leads to, while somebody types. Bytes are compared, so that a
-- beginning is one stretch of the key.
CREATE TABLE patent_suggestion (
  key text COLLATE "C" NOT NULL,
  patent_id uuid NOT NULL,
  PRIMARY KEY (key, patent_id)
);
CREATE INDEX patent_suggestion_by_patent ON patent_suggestion (patent_id);

-- They are made where search documents are.
INSERT INTO patent_to_index (patent_id)
SELECT id FROM patent p WHERE NOT EXISTS (SELECT 1 FROM patent_to_index t WHERE t.patent_id = p.id);
