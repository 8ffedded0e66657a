-- Secrets of authenticator apps are sealed with a key outside the database. The plain ones of earlier versions are sealed and emptied by
-- the next start (access.PlainSecrets); nothing writes the old column any more.
alter table app_user add column totp_sealed bytea;
