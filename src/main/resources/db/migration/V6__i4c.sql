-- the figures a service of each kind publishes; assumed, a first list from the services' own reports
create table i4c_indicator (
    code     varchar(40) primary key,
    kind     varchar(30) not null,
    position int         not null,
    name_km  text        not null,
    name_en  text        not null,
    standard numeric(12, 2)
);
create index i4c_indicator_kind on i4c_indicator (kind, position);

create table information_pack (
    id              uuid primary key,
    cycle_key       varchar(11) not null,
    provider_code   varchar(40) not null,
    status          varchar(10) not null,
    edition         int         not null,
    returned_reason text,
    staff_total     int         not null,
    staff_female    int         not null,
    opening_hours   text        not null,
    budget_planned  numeric(15) not null,
    budget_received numeric(15) not null,
    budget_spent    numeric(15) not null,
    budget_source   varchar(30) not null,
    lock_version    int         not null,
    unique (cycle_key, provider_code),
    check (staff_female <= staff_total)
);

create table information_figure (
    pack_id   uuid        not null references information_pack on delete cascade,
    position  int         not null,
    indicator varchar(40) not null references i4c_indicator,
    standard  numeric(12, 2),
    value     numeric(12, 2),
    remark    text,
    primary key (pack_id, position)
);

create table posting (
    pack_id      uuid primary key references information_pack on delete cascade,
    posted_on    date   not null,
    places       text[] not null,
    other_place  text,
    copies       int    not null,
    lock_version int    not null
);

create table dissemination (
    id           uuid primary key,
    cycle_key    varchar(11) not null unique,
    booklets     int         not null,
    lock_version int         not null
);

create table dissemination_plan (
    dissemination_id uuid        not null references dissemination on delete cascade,
    position         int         not null,
    meets_on         date        not null,
    kind             varchar(20) not null,
    place            text        not null,
    primary key (dissemination_id, position)
);

create table dissemination_meeting (
    dissemination_id uuid        not null references dissemination on delete cascade,
    position         int         not null,
    held_on          date        not null,
    kind             varchar(20) not null,
    place            text        not null,
    women            int         not null,
    men              int         not null,
    other            int         not null,
    youth            int         not null,
    disability       int         not null,
    id_poor          int         not null,
    minority         int         not null,
    households       int         not null,
    booklets         int         not null,
    primary key (dissemination_id, position)
);

insert into i4c_indicator (code, kind, position, name_km, name_en, standard) values
('CA-BIRTH',     'COMMUNE_ADMINISTRATION', 1, 'ចំនួនសំបុត្រកំណើតដែលបានចេញក្នុងឆ្នាំមុន', 'Birth certificates issued last year', null),
('CA-MARRIAGE',  'COMMUNE_ADMINISTRATION', 2, 'ចំនួនសំបុត្រអាពាហ៍ពិពាហ៍ដែលបានចេញក្នុងឆ្នាំមុន', 'Marriage certificates issued last year', null),
('CA-DAYS',      'COMMUNE_ADMINISTRATION', 3, 'ចំនួនថ្ងៃជាមធ្យមដើម្បីចេញសំបុត្រកំណើត', 'Days to issue a birth certificate, on average', 3),
('CA-MEETINGS',  'COMMUNE_ADMINISTRATION', 4, 'ចំនួនកិច្ចប្រជុំក្រុមប្រឹក្សាដែលបើកឱ្យប្រជាពលរដ្ឋចូលរួម', 'Council meetings open to citizens', 12),
('CA-PROJECTS',  'COMMUNE_ADMINISTRATION', 5, 'ចំនួនគម្រោងអភិវឌ្ឍន៍ដែលបានអនុវត្ត', 'Development projects carried out', null),
('CA-COMPLAINTS','COMMUNE_ADMINISTRATION', 6, 'ភាគរយនៃបណ្តឹងដែលបានដោះស្រាយ (%)', 'Complaints settled (%)', 100),
('HC-OUTPATIENT','HEALTH_CENTRE', 1, 'ចំនួនអ្នកមកពិគ្រោះជំងឺក្នុងឆ្នាំមុន', 'Out-patient visits last year', null),
('HC-BIRTHS',    'HEALTH_CENTRE', 2, 'ភាគរយនៃស្ត្រីដែលសម្រាលកូននៅមណ្ឌលសុខភាព (%)', 'Births attended at the health centre (%)', 90),
('HC-ANC',       'HEALTH_CENTRE', 3, 'ភាគរយនៃស្ត្រីមានផ្ទៃពោះដែលបានពិនិត្យ 4 ដងឡើងទៅ (%)', 'Pregnant women with 4 or more check-ups (%)', 90),
('HC-VACCINE',   'HEALTH_CENTRE', 4, 'ភាគរយនៃកុមារក្រោម 1 ឆ្នាំដែលបានចាក់វ៉ាក់សាំងគ្រប់ (%)', 'Children under one fully immunised (%)', 95),
('HC-MEDICINE',  'HEALTH_CENTRE', 5, 'ចំនួនថ្ងៃដែលខ្វះឱសថសំខាន់ៗក្នុងឆ្នាំមុន', 'Days without an essential medicine last year', 0),
('HC-IDPOOR',    'HEALTH_CENTRE', 6, 'ចំនួនអ្នកមានប័ណ្ណក្រីក្រដែលបានទទួលសេវាដោយឥតគិតថ្លៃ', 'ID Poor card holders treated free of charge', null),
('PS-PUPILS',    'PRIMARY_SCHOOL', 1, 'ចំនួនសិស្សសរុប', 'Pupils', null),
('PS-GIRLS',     'PRIMARY_SCHOOL', 2, 'ចំនួនសិស្សស្រី', 'Girls among the pupils', null),
('PS-RATIO',     'PRIMARY_SCHOOL', 3, 'ចំនួនសិស្សជាមធ្យមក្នុងគ្រូម្នាក់', 'Pupils per teacher', 45),
('PS-DROPOUT',   'PRIMARY_SCHOOL', 4, 'អត្រាបោះបង់ការសិក្សា (%)', 'Drop-out rate (%)', null),
('PS-PASS',      'PRIMARY_SCHOOL', 5, 'អត្រាឡើងថ្នាក់ (%)', 'Promotion rate (%)', null),
('PS-TOILETS',   'PRIMARY_SCHOOL', 6, 'ចំនួនបង្គន់ដែលប្រើបាន', 'Toilets in working order', null),
('KA-SERVICES',  'KHAN_ADMINISTRATION', 1, 'ចំនួនសេវារដ្ឋបាលដែលបានផ្តល់តាមការិយាល័យច្រកចេញចូលតែមួយ', 'Services delivered by the one window service office', null),
('KA-ONTIME',    'KHAN_ADMINISTRATION', 2, 'ភាគរយនៃសេវាដែលផ្តល់ទាន់ពេលកំណត់ (%)', 'Services delivered on time (%)', 100),
('KA-LICENCES',  'KHAN_ADMINISTRATION', 3, 'ចំនួនអាជ្ញាបណ្ណអាជីវកម្មដែលបានចេញ', 'Business licences issued', null),
('KA-OMBUDSMAN', 'KHAN_ADMINISTRATION', 4, 'ចំនួនបណ្តឹងដែលការិយាល័យប្រជាពលរដ្ឋបានទទួល', 'Complaints received by the citizens'' office', null),
('KA-SETTLED',   'KHAN_ADMINISTRATION', 5, 'ភាគរយនៃបណ្តឹងដែលបានដោះស្រាយ (%)', 'Complaints settled (%)', 100),
('KA-PROJECTS',  'KHAN_ADMINISTRATION', 6, 'ចំនួនគម្រោងអភិវឌ្ឍន៍ដែលបានអនុវត្ត', 'Development projects carried out', null);
