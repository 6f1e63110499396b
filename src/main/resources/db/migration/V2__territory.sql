create table area (
    code        varchar(6) primary key,
    parent_code varchar(6) references area,
    level       varchar(3)  not null,
    type        varchar(20) not null,
    name_km     text        not null,
    name_latin  text        not null,
    name_key    text        not null default ''
);
create index area_parent on area (parent_code);

create table service_provider (
    code       varchar(40) primary key,
    kind       varchar(30) not null,
    area_code  varchar(6)  not null references area,
    name_km    text        not null,
    name_latin text        not null,
    opened_on  date        not null,
    closed_on  date
);
create index service_provider_area on service_provider (area_code);

-- how an area runs the demand side, from a day on
create table area_variant (
    area_code  varchar(6)  not null references area,
    valid_from date        not null,
    variant    varchar(20) not null,
    primary key (area_code, valid_from)
);
