-- What the embedded search engine knows. It can always be rebuilt from the records; nothing else reads it.
CREATE TABLE search_doc (
  index_name text NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  tsv tsvector NOT NULL,
  -- 'feeMethod:FREE'
  facets text[] NOT NULL,
  -- One slot for each sort of the index's definition, by position: so that every order has its btree.
  n1 double precision,
  n2 double precision,
  n3 double precision,
  n4 double precision,
  n5 double precision,
  n6 double precision,
  PRIMARY KEY (index_name, id)
);
-- Ranking reads tsv of thousands of rows: keep it in the row and uncompressed.
ALTER TABLE search_doc SET (toast_tuple_target = 8160);
CREATE INDEX search_doc_tsv ON search_doc USING gin (tsv);
CREATE INDEX search_doc_facets ON search_doc USING gin (facets);
CREATE INDEX search_doc_n1 ON search_doc (index_name, n1, id);
CREATE INDEX search_doc_n2 ON search_doc (index_name, n2, id);
CREATE INDEX search_doc_n3 ON search_doc (index_name, n3, id);
CREATE INDEX search_doc_n4 ON search_doc (index_name, n4, id);
CREATE INDEX search_doc_n5 ON search_doc (index_name, n5, id);
CREATE INDEX search_doc_n6 ON search_doc (index_name, n6, id);

-- The normalised text, read only where a few hundred candidates are ranked again.
CREATE TABLE search_text (
  index_name text NOT NULL,
  id uuid NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (index_name, id)
);

-- In how many documents a term stands; the empty term counts the documents themselves.
CREATE TABLE search_term (
  index_name text NOT NULL,
  term text NOT NULL,
  df integer NOT NULL,
  PRIMARY KEY (index_name, term)
);

-- Writers only append here and so never wait for each other over a common word; one of them at a time folds it in.
CREATE TABLE search_term_change (
  index_name text NOT NULL,
  term text NOT NULL,
  change integer NOT NULL
);

-- Repair of typing errors needs pg_trgm. A role that may not create it gets search without repair.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX search_term_trigram ON search_term USING gin (term gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not available: search works without repair of typing errors';
END $$;
