-- What was paid of a subscription is asked at every payment and admission: without this, each reads the whole register.
create index share_register_entry_subscription on share_register_entry (subscription_id) where subscription_id is not null;
