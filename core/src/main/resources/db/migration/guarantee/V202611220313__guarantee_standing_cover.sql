-- What the fund stands behind is added up before each cover.
create index cover_standing on cover (entity) include (amount_cents, repaid_cents, lost_cents) where state = 'GIVEN';
