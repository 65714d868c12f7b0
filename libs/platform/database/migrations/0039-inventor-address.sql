-- An inventor's address goes some time after its link is over (PIPL 47): a question without an address need not be withdrawn.
ALTER TABLE inventor_question DROP CONSTRAINT inventor_question_check,
  ADD CONSTRAINT inventor_question_erased CHECK (withdrawn_at IS NULL OR email IS NULL);
CREATE INDEX inventor_question_kept ON inventor_question (expires_at) WHERE email IS NOT NULL;
