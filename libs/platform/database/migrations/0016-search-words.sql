-- Words that mean the same, used when a query is read: what is stored for a document does not change with them.
-- Groups of equal words, kept by service centres and the platform.
CREATE TABLE search_synonym (
  id uuid PRIMARY KEY,
  words text[] NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 20),
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by uuid
);

-- An English phrase and what it is called in Chinese, taken from bilingual classification titles.
CREATE TABLE search_translation (
  phrase text NOT NULL,
  meaning text NOT NULL,
  PRIMARY KEY (phrase, meaning)
);
