-- by which this installation signs the packages it gives away; one row, made at its first start
create table installation_key (
    only_one    boolean primary key default true check (only_one),
    public_key  bytea       not null,
    private_key bytea       not null,
    made_at     timestamptz not null
);

-- the keys of other installations whose packages are taken, since somebody compared the fingerprint
create table trusted_key (
    fingerprint varchar(64) primary key,
    public_key  bytea       not null,
    name        text        not null,
    trusted_at  timestamptz not null,
    trusted_by  text        not null
);

-- packages that were sent up and may become drafts
create table model_package (
    id          uuid primary key,
    content     bytea       not null,
    received_at timestamptz not null,
    received_by text        not null,
    release_id  uuid references model_release
);

-- what was once taken from the start-up folder is not taken at every start
create table model_folder_taken (
    sha256   varchar(64) primary key,
    taken_at timestamptz not null
);

-- the product's release whose changes a draft has taken up; null: that of the release it is based on
alter table model_release add column product_id uuid references model_release;
