-- The firm that the board names; null where it names none, so that nothing public leads to a firm that hides.
ALTER TABLE published_need ADD COLUMN firm_id uuid REFERENCES organisation;
UPDATE published_need p SET firm_id = n.firm_id FROM need n WHERE n.id = p.need_id AND p.firm IS NOT NULL;
CREATE INDEX published_need_firm ON published_need (firm_id) WHERE firm_id IS NOT NULL;
