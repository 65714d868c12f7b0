-- A measurement of matching that was kept: on what, by which engine, with what figures.
CREATE TABLE match_run (
  id uuid PRIMARY KEY,
  engine text NOT NULL,
  -- What people may call the data; never its content.
  source text NOT NULL,
  needs integer NOT NULL,
  pairs integer NOT NULL,
  results jsonb NOT NULL,
  ran_at timestamptz NOT NULL
);
CREATE INDEX match_run_newest ON match_run (ran_at DESC);
