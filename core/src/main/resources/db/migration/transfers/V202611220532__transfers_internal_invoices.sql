-- What one production unit charges another. It counts once both holders have agreed; then it has a number and never changes: what is wrong
-- is reversed by another one.
create table internal_invoice (
    id uuid primary key,
    seller_entity text not null references legal_entity,
    seller_unit uuid not null references production_unit (id),
    seller_subject uuid not null, -- job that earns it; the unit itself for the unit as a whole
    buyer_entity text not null references legal_entity,
    buyer_unit uuid not null references production_unit (id),
    buyer_subject uuid, -- chosen by the buyer when agreeing
    title text not null check (title <> ''),
    amount_cents bigint not null check (amount_cents > 0),
    state text not null check (state in ('PROPOSED', 'AGREED', 'REFUSED', 'WITHDRAWN', 'REVERSED')),
    proposed_on date not null,
    proposed_by uuid,
    decided_on date,
    decided_by uuid,
    reason text not null default '',
    number text, -- of its entity, kind and year; none between two entities, where an invoice bears one
    reverses uuid unique references internal_invoice (id),
    invoice_id uuid references invoice (id),
    check (seller_unit <> buyer_unit),
    check ((state in ('AGREED', 'REVERSED')) = (number is not null or invoice_id is not null)),
    check (number is null or seller_entity = buyer_entity)
);
create unique index internal_invoice_number on internal_invoice (seller_entity, number);
create index internal_invoice_seller on internal_invoice (seller_unit, id desc);
create index internal_invoice_buyer on internal_invoice (buyer_unit, id desc);

create function internal_invoice_is_kept() returns trigger language plpgsql as $$
begin
    if old.state <> 'PROPOSED' and (old.state <> 'AGREED' or new.state <> 'REVERSED'
        or (new.number, new.amount_cents, new.title, new.seller_unit, new.buyer_unit, new.buyer_subject, new.seller_subject)
            is distinct from
            (old.number, old.amount_cents, old.title, old.seller_unit, old.buyer_unit, old.buyer_subject, old.seller_subject)) then
        raise exception 'a decided internal invoice is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger kept before update on internal_invoice for each row execute function internal_invoice_is_kept();

grant select, insert, update on internal_invoice to ${app};
