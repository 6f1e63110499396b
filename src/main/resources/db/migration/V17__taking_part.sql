-- an area may come and go with the gazetteer: it starts a year while it is there
alter table area add column if not exists opened_on date;
alter table area add column if not exists closed_on date;

-- why a provider has closed
alter table service_provider add column if not exists closed_reason text;

-- who decided how an area runs the demand side, and why; a decision that was taken back stays to be read
alter table area_variant drop constraint area_variant_pkey;
alter table area_variant
    add column id            bigint generated always as identity primary key,
    add column reason        text,
    add column decided_at    timestamptz,
    add column decided_by    text,
    add column taken_back_at timestamptz,
    add column taken_back_by text;
create unique index area_variant_in_force on area_variant (area_code, valid_from) where taken_back_at is null;
