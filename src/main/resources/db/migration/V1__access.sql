create table audit_entry (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    person_id   uuid        not null,
    person_name text        not null,
    action      text        not null,
    object      text        not null,
    before      text,
    after       text,
    reason      text,
    origin      varchar(60)
);
create index audit_entry_object on audit_entry (object);
create index audit_entry_at on audit_entry (at);
