-- what a service is judged by: predefined for its kind (assumed, a first list), or proposed by a provider's citizens
create table criterion (
    code          varchar(60) primary key,
    kind          varchar(30) not null,
    position      int         not null,
    name_km       text        not null,
    name_en       text        not null,
    provider_code varchar(40)
);
create index criterion_kind on criterion (kind, position);

-- one group judging one provider in one year: its citizens, or its own staff
create table scorecard (
    id                uuid primary key,
    cycle_key         varchar(11) not null,
    provider_code     varchar(40) not null,
    kind              varchar(10) not null,
    status            varchar(10) not null,
    planned_from      date,
    planned_to        date,
    place             text,
    language          varchar(20),
    facilitators      int,
    attempts          int         not null default 0,
    not_held_reason   text,
    held_on           date,
    officials_present boolean     not null default false,
    total             int         not null default 0,
    female            int         not null default 0,
    male              int         not null default 0,
    other             int         not null default 0,
    disability        int         not null default 0,
    minority          int         not null default 0,
    id_poor           int         not null default 0,
    youth             int         not null default 0,
    lock_version      int         not null,
    unique (cycle_key, provider_code, kind),
    check (total = female + male + other)
);

create table scorecard_rating (
    scorecard_id     uuid          not null references scorecard on delete cascade,
    position         int           not null,
    criterion_code   varchar(60)   not null references criterion,
    votes1           int           not null check (votes1 >= 0),
    votes2           int           not null check (votes2 >= 0),
    votes3           int           not null check (votes3 >= 0),
    votes4           int           not null check (votes4 >= 0),
    votes5           int           not null check (votes5 >= 0),
    median           int           not null check (median between 1 and 5),
    mean             numeric(4, 2) not null,
    strengths        text,
    weaknesses       text,
    suggested_action text,
    primary key (scorecard_id, position),
    unique (scorecard_id, criterion_code) deferrable initially deferred
);

-- a meeting of one provider with its citizens, or of all of them (provider_code is null)
create table interface_meeting (
    id             uuid primary key,
    cycle_key      varchar(11) not null,
    provider_code  varchar(40),
    held_on        date        not null,
    place          text        not null,
    provider_women int         not null,
    provider_men   int         not null,
    provider_other int         not null,
    citizen_women  int         not null,
    citizen_men    int         not null,
    citizen_other  int         not null,
    lock_version   int         not null
);
create unique index interface_meeting_key on interface_meeting (cycle_key, coalesce(provider_code, ''));

create table agreed_action (
    meeting_id        uuid    not null references interface_meeting on delete cascade,
    position          int     not null,
    id                uuid    not null unique,
    provider_code     varchar(40),
    criterion_code    varchar(60) references criterion,
    action            text    not null,
    proposer          text,
    responsible       text,
    due_by            date,
    outside_resources boolean not null,
    primary key (meeting_id, position)
);

insert into criterion (code, kind, position, name_km, name_en) values
('CA-WORK',     'COMMUNE_ADMINISTRATION', 1, 'បុគ្គលិកធ្វើការទៀងទាត់', 'The office works regular hours'),
('CA-PLANS',    'COMMUNE_ADMINISTRATION', 2, 'ផ្សព្វផ្សាយផែនការអភិវឌ្ឍន៍ដល់ប្រជាពលរដ្ឋ', 'Citizens are told the plans'),
('CA-ONTIME',   'COMMUNE_ADMINISTRATION', 3, 'ផ្តល់សេវាទាន់ពេលវេលា', 'Services are given on time'),
('CA-SEATS',    'COMMUNE_ADMINISTRATION', 4, 'មានកៅអីគ្រប់គ្រាន់សម្រាប់អង្គុយរង់ចាំ', 'Enough seats while waiting'),
('CA-FRIENDLY', 'COMMUNE_ADMINISTRATION', 5, 'ក្រុមប្រឹក្សាមានភាពរាក់ទាក់', 'The council is friendly'),
('CA-STAFF',    'COMMUNE_ADMINISTRATION', 6, 'មានបុគ្គលិកគ្រប់គ្រាន់', 'Enough staff'),
('CA-FEES',     'COMMUNE_ADMINISTRATION', 7, 'បិទផ្សាយតម្លៃសេវា និងយកតម្លៃត្រឹមត្រូវ', 'Fees are posted and kept to'),
('CA-ROADS',    'COMMUNE_ADMINISTRATION', 8, 'ផ្លូវ និងលូទឹកក្នុងមូលដ្ឋានត្រូវបានថែទាំ', 'Local roads and drains are looked after'),
('CA-EQUAL',    'COMMUNE_ADMINISTRATION', 9, 'បម្រើប្រជាពលរដ្ឋគ្រប់រូបស្មើភាពគ្នា', 'Everybody is served alike'),
('HC-STAFF',    'HEALTH_CENTRE', 1, 'មានបុគ្គលិកគ្រប់គ្រាន់', 'Enough staff'),
('HC-MEDICINE', 'HEALTH_CENTRE', 2, 'មានឧបករណ៍ និងថ្នាំគ្រប់គ្រាន់', 'Enough equipment and medicine'),
('HC-WATER',    'HEALTH_CENTRE', 3, 'មានទឹកស្អាតប្រើប្រាស់', 'Clean water'),
('HC-POLITE',   'HEALTH_CENTRE', 4, 'បុគ្គលិកនិយាយស្តីគួរសម', 'Polite staff'),
('HC-CARE',     'HEALTH_CENTRE', 5, 'ព្យាបាលដោយយកចិត្តទុកដាក់', 'Careful treatment'),
('HC-DUTY',     'HEALTH_CENTRE', 6, 'មានអ្នកប្រចាំការ 24 ម៉ោង', 'Someone on duty 24 hours'),
('HC-CLEAN',    'HEALTH_CENTRE', 7, 'អគារ និងបង្គន់ស្អាត', 'Clean building and toilets'),
('HC-WAIT',     'HEALTH_CENTRE', 8, 'មិនរង់ចាំយូរ', 'Short waiting times'),
('HC-FEES',     'HEALTH_CENTRE', 9, 'បិទផ្សាយតម្លៃសេវា ហើយអ្នកមានប័ណ្ណក្រីក្រមិនបង់ប្រាក់', 'Fees are posted; ID Poor card holders do not pay'),
('PS-ROOMS',    'PRIMARY_SCHOOL', 1, 'មានបន្ទប់រៀនគ្រប់គ្រាន់', 'Enough classrooms'),
('PS-CLEAN',    'PRIMARY_SCHOOL', 2, 'បរិស្ថានសាលាស្អាត', 'A clean school'),
('PS-LIBRARY',  'PRIMARY_SCHOOL', 3, 'មានបណ្ណាល័យដំណើរការ', 'A working library'),
('PS-TOILETS',  'PRIMARY_SCHOOL', 4, 'មានបង្គន់ និងកន្លែងលាងដៃ', 'Toilets with hand-washing'),
('PS-MATERIAL', 'PRIMARY_SCHOOL', 5, 'មានសម្ភារបង្រៀននិងរៀនគ្រប់គ្រាន់', 'Enough teaching material'),
('PS-SEPARATE', 'PRIMARY_SCHOOL', 6, 'មានបង្គន់ដាច់ដោយឡែកសម្រាប់សិស្សស្រី និងសិស្សប្រុស', 'Separate toilets for girls and boys'),
('PS-TIME',     'PRIMARY_SCHOOL', 7, 'គ្រូបង្រៀនគោរពម៉ោងបង្រៀន', 'Teachers keep time'),
('PS-WATER',    'PRIMARY_SCHOOL', 8, 'មានទឹកស្អាតសម្រាប់ផឹក', 'Clean drinking water'),
('PS-FENCE',    'PRIMARY_SCHOOL', 9, 'សាលាមានសុវត្ថិភាព និងមានរបង', 'A safe school with a fence'),
('KA-ONTIME',   'KHAN_ADMINISTRATION', 1, 'ការិយាល័យច្រកចេញចូលតែមួយផ្តល់សេវាទាន់ពេល', 'The one window service office is on time'),
('KA-FEES',     'KHAN_ADMINISTRATION', 2, 'បិទផ្សាយតម្លៃសេវា និងយកតម្លៃត្រឹមត្រូវ', 'Fees are posted and kept to'),
('KA-POLITE',   'KHAN_ADMINISTRATION', 3, 'មន្ត្រីនិយាយស្តីគួរសម', 'Polite officials'),
('KA-CLEAR',    'KHAN_ADMINISTRATION', 4, 'ព័ត៌មានអំពីនីតិវិធីច្បាស់លាស់', 'Clear information on procedures'),
('KA-SEATS',    'KHAN_ADMINISTRATION', 5, 'កន្លែងរង់ចាំសមស្រប', 'A decent place to wait'),
('KA-COMPLAINT','KHAN_ADMINISTRATION', 6, 'បណ្តឹងត្រូវបានដោះស្រាយ', 'Complaints are dealt with'),
('KA-WASTE',    'KHAN_ADMINISTRATION', 7, 'ការប្រមូលសំរាមទៀងទាត់', 'Waste is collected regularly'),
('KA-DRAINS',   'KHAN_ADMINISTRATION', 8, 'ប្រព័ន្ធលូទឹកត្រូវបានថែទាំ', 'Drains are looked after'),
('KA-EQUAL',    'KHAN_ADMINISTRATION', 9, 'បម្រើប្រជាពលរដ្ឋគ្រប់រូបស្មើភាពគ្នា', 'Everybody is served alike');
