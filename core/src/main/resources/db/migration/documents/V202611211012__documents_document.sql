-- A document is its data, its template's version and the hash of both; the PDF is rendered when somebody asks for it and then kept.
create table document (
    id uuid primary key,
    kind text not null,
    subject uuid not null,
    language text not null check (language in ('fr', 'nl', 'de', 'en')),
    template_version int not null,
    data text not null,                     -- JSON, byte for byte as it was hashed
    hash text not null,                     -- SHA-256 over kind, version, language and data
    pdf_hash text,                          -- content hash of the kept PDF, once rendered
    stored_at timestamptz not null
);
create index document_subject on document (subject, kind, stored_at desc);

-- What was once said stays said: only the rendering is added, once.
create function document_is_final() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.pdf_hash is null and new.pdf_hash is not null
        and (old.id, old.kind, old.subject, old.language, old.template_version, old.data, old.hash, old.stored_at)
          = (new.id, new.kind, new.subject, new.language, new.template_version, new.data, new.hash, new.stored_at) then
        return new;
    end if;
    raise exception 'a stored document is never changed';
end $$;
create trigger document_final before update or delete on document for each row execute function document_is_final();

grant select, insert, update on document to ${app};
