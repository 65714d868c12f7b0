-- The same invention twice (一案双申: a utility model beside it, filed on the same day) and its members in other countries
-- are found by their titles.
CREATE INDEX patent_same_title ON patent (md5(lower(title)), filing_day);
CREATE INDEX patent_same_title_en ON patent (md5(lower(title_en))) WHERE title_en IS NOT NULL;
