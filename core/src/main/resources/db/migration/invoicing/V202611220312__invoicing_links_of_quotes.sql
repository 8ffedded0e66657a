-- A new link ends the earlier ones of its quote.
create index quote_link_quote on quote_link (quote_id) where revoked_at is null;
