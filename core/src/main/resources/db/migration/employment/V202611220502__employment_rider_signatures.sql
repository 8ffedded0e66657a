-- Both signatures under the paper of a rider, as under that of a contract.
create table long_signature (
    long_id uuid not null,
    nr integer not null,
    side text not null check (side in ('WORKER', 'EMPLOYER')),
    signer uuid,
    mandate_id uuid references signing_mandate (id),
    signed_at timestamptz not null,
    method text not null,
    document_hash text not null, -- SHA-256 of the PDF
    primary key (long_id, nr, side),
    foreign key (long_id, nr) references long_terms (long_id, nr),
    check ((side = 'WORKER') = (signer is not null)),
    check ((side = 'EMPLOYER') = (mandate_id is not null))
);
grant select, insert on long_signature to ${app};
