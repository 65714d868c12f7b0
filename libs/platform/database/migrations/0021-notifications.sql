-- News for one person, shown in Kaixu. `key` says what it is about, so that it is told once.
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  key text NOT NULL,
  code text NOT NULL,
  params jsonb NOT NULL,
  -- What stands below the sentence, already in words: titles, names.
  lines text[] NOT NULL,
  path text NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (person_id, key)
);
CREATE INDEX notification_of ON notification (person_id, id DESC);
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
CREATE POLICY notification_system ON notification USING (kaixu_is_system());
CREATE POLICY notification_own ON notification FOR SELECT USING (kaixu_is_person(person_id));
CREATE POLICY notification_read ON notification FOR UPDATE USING (kaixu_is_person(person_id));

-- Letters. WAITING until the mail server took one; KEPT where none is set: then the platform reads them on a page.
CREATE TABLE mail (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'KEPT', 'FAILED')),
  attempts integer NOT NULL,
  fault text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz
);
CREATE INDEX mail_waiting ON mail (created_at) WHERE state = 'WAITING';
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY mail_system ON mail USING (kaixu_is_system());
CREATE POLICY mail_platform ON mail FOR SELECT USING (kaixu_is_platform());

-- Whether news come by mail too, for those who sign in with an address.
ALTER TABLE person ADD COLUMN mail_wanted boolean NOT NULL DEFAULT true;
