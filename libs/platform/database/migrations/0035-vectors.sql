-- What an embedding model makes of texts (EMBEDDING_URL). Derived from them: may be emptied at any time. Models stand side
-- by side, so that going back to an earlier one costs nothing.
CREATE TABLE patent_vector (
  patent_id uuid NOT NULL REFERENCES patent ON DELETE CASCADE,
  model text NOT NULL,
  -- Of the patent as it was read; once it has moved on, its text is looked at again.
  version integer NOT NULL,
  -- SHA-256 of the text that was embedded: a vector of any other text is not used.
  text_hash bytea NOT NULL,
  -- Numbers of 32 bits, little-endian; of length one.
  vector bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (patent_id, model)
);
-- Compressing noise only costs time.
ALTER TABLE patent_vector ALTER vector SET STORAGE EXTERNAL;
-- Hashes have no order of their own: the first of them are a fair sample.
CREATE INDEX patent_vector_sample ON patent_vector (model, text_hash);
-- Those of one batch have one time.
CREATE INDEX patent_vector_made ON patent_vector (made_at);
ALTER TABLE patent_vector ENABLE ROW LEVEL SECURITY;
CREATE POLICY patent_vector_system ON patent_vector USING (kaixu_is_system());

CREATE TABLE need_vector (
  need_id uuid NOT NULL REFERENCES need ON DELETE CASCADE,
  model text NOT NULL,
  version integer NOT NULL,
  text_hash bytea NOT NULL,
  vector bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (need_id, model)
);
ALTER TABLE need_vector ALTER vector SET STORAGE EXTERNAL;
ALTER TABLE need_vector ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_vector_system ON need_vector USING (kaixu_is_system());
