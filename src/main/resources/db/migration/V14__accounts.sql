-- the second factor: its secret, and the last step of time whose code was taken; last_sign_in: when it was last entered
alter table account
    add column totp_secret    varchar(64),
    add column totp_last_step bigint,
    add column last_sign_in   timestamptz;

-- a link by which an account is entered without a password, once; kind ADMIN has no person yet. Only the SHA-256 of
-- its token is kept. way: LOG, MAIL or PRINT
create table account_link (
    id          uuid primary key,
    kind        varchar(12) not null,
    person_id   uuid references person,
    token_hash  varchar(64) not null unique,
    way         varchar(8)  not null,
    issued_at   timestamptz not null default now(),
    expires_at  timestamptz not null,
    used_at     timestamptz,
    replaced_at timestamptz
);
-- one link at a time: an older one is replaced
create unique index account_link_newest on account_link (coalesce(person_id, '00000000-0000-0000-0000-000000000000'))
    where used_at is null and replaced_at is null;
create index account_link_person on account_link (person_id, issued_at);

-- a code for the day the phone is lost; SHA-256 of person and code, gone once it is used
create table recovery_code (
    person_id uuid        not null references account,
    code_hash varchar(64) not null,
    primary key (person_id, code_hash)
);

-- who asked for a new password, from which address; kept for a day, to slow down who asks too often
create table forgot_request (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    address varchar(60) not null
);
create index forgot_request_address on forgot_request (address, at);

create index person_email on person (lower(email));
create index person_name on person (name_latin, id);
