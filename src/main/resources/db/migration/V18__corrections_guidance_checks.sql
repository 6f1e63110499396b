-- a correction is a further version of what was sent; the versions before it stay as they were
alter table form_submission
    add column corrects uuid references form_submission,
    add column reason   text,
    add column version  int   not null default 1,
    add column remarks  jsonb not null default '[]';
create unique index form_submission_version on form_submission (work_item_id, version);
create index form_submission_task on form_submission (task, cycle_key, provider_code);

-- which report told of a meeting: a report that is corrected replaces its own meetings, not those of others
alter table dissemination_meeting add column report uuid;

-- the code of a task on paper: five signs and a check sign, none of which is easily taken for another. The check sign is
-- the sum of sign times place, modulo 23 signs, so that one wrong sign, or two swapped ones, never give a code
create function task_code(number bigint) returns varchar language plpgsql immutable as $$
declare
    signs constant text := '23456789ACEFHJKMNPRTWXY';
    rest  bigint := (number * 2654435) % 6436343;
    total int := 0;
    code  text := '';
begin
    for place in 1..5 loop
        code := code || substr(signs, (rest % 23)::int + 1, 1);
        total := total + place * (rest % 23)::int;
        rest := rest / 23;
    end loop;
    return code || substr(signs, total % 23 + 1, 1);
end $$;
create sequence work_item_number;
alter table work_item add column code varchar(6) not null default task_code(nextval('work_item_number'));
create unique index work_item_code on work_item (code);

-- what NCDDS tells the people who do a task, beside or instead of the model's short guidance; the newest version holds
create table task_guidance (
    task         varchar(60) not null,
    version      int         not null,
    todo_km      text        not null,
    todo_en      text        not null,
    checklist_km text        not null,
    checklist_en text        not null,
    sample_km    text        not null,
    sample_en    text        not null,
    manual_km    text        not null,
    manual_en    text        not null,
    withdrawn    boolean     not null default false,
    written_at   timestamptz not null,
    person_name  text        not null,
    primary key (task, version)
);

-- rules for figures: of a closed list of kinds, each in force from a day to a day; a change ends one and begins another
create table figure_check (
    id          uuid primary key,
    task        varchar(60)  not null,
    kind        varchar(20)  not null,
    field       varchar(120) not null,
    others      text         not null default '',
    low         numeric(18, 2),
    high        numeric(18, 2),
    level       varchar(10)  not null check (level in ('ERROR', 'WARNING')),
    message_km  text         not null,
    message_en  text         not null,
    valid_from  date         not null,
    valid_to    date check (valid_to >= valid_from),
    replaces    uuid references figure_check,
    written_at  timestamptz  not null,
    person_name text         not null,
    end_reason  text
);
create index figure_check_task on figure_check (task, valid_from);

-- a first guidance (assumed, for NCDDS to change): what to do stays the model's, checklist and sample are added
insert into task_guidance (task, version, todo_km, todo_en, checklist_km, checklist_en, sample_km, sample_en, manual_km,
    manual_en, written_at, person_name) values
('enterI4c', 1, '', '',
'- យករបាយការណ៍ប្រចាំឆ្នាំ និងឯកសារថវិការបស់អង្គភាពមកទុកក្បែរខ្លួន
- បញ្ចូលបុគ្គលិកសរុប ហើយក្នុងនោះស្រី
- បញ្ចូលលទ្ធផលសម្រាប់សូចនាករនីមួយៗ បើគ្មានទិន្នន័យ សូមទុកទទេ ហើយសរសេរមូលហេតុក្នុងចំណាំ
- បញ្ចូលថវិកាជារៀល ទាំងគ្រោង ទទួលបាន និងចំណាយ
- អានម្តងទៀត មុននឹងផ្ញើ',
'- Have the annual report and the budget papers of the unit at hand
- Enter all staff, and the women among them
- Enter the result of each indicator; where there is none, leave it blank and say why in the remark
- Enter the budget in riel: planned, received, spent
- Read it once more before you send it',
'ថវិកាគ្រោង 40,000,000 · ទទួលបាន 38,000,000 · ចំណាយ 37,500,000 រៀល',
'Planned 40,000,000 · received 38,000,000 · spent 37,500,000 riel', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('postI4c', 1, '', '',
'- បោះពុម្ពព័ត៌មានដែលបានត្រួតពិនិត្យរួច ជាអក្សរធំអាចអានបានពីចម្ងាយ
- បិទនៅកន្លែងដែលប្រជាពលរដ្ឋដើរកាត់ ឧទាហរណ៍ ក្តារព័ត៌មាន និងវត្ត
- កត់ត្រាថ្ងៃបិទ ទីកន្លែង និងចំនួនច្បាប់',
'- Print the checked information in letters that can be read from a distance
- Post it where citizens pass by, such as the notice board and the pagoda
- Note the day, the places and the number of copies',
'បិទនៅថ្ងៃទី 15 ខែមីនា នៅក្តារព័ត៌មាន និងវត្ត ចំនួន 3 ច្បាប់',
'Posted on 15 March on the notice board and at the pagoda, 3 copies', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('planDissemination', 1, '', '',
'- ពិភាក្សាជាមួយមេភូមិអំពីថ្ងៃដែលប្រជាពលរដ្ឋទំនេរ
- គ្រោងឱ្យគ្រប់ភូមិ ហើយចុះតាមផ្ទះសម្រាប់អ្នកដែលមកប្រជុំមិនបាន
- គិតដល់ស្ត្រី យុវជន ជនមានពិការភាព និងអ្នកមានប័ណ្ណក្រីក្រ
- រាប់ចំនួនកូនសៀវភៅដែលត្រូវការ',
'- Ask the village chiefs on which days people have time
- Plan for every village, and go from door to door for those who cannot come
- Think of women, youth, people with disabilities and ID Poor card holders
- Count the booklets you need',
'ភូមិទី 1 ប្រជុំភូមិ ថ្ងៃទី 10 ខែមីនា នៅសាលាឆទាន',
'Village 1, village meeting, 10 March, at the pagoda hall', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('recordDissemination', 1, '', '',
'- រាប់អ្នកចូលរួមម្តងតាមភេទ៖ ស្រី ប្រុស ផ្សេងៗ
- រាប់ម្តងទៀតតាមក្រុម៖ យុវជន ជនមានពិការភាព ប័ណ្ណក្រីក្រ ជនជាតិភាគតិច
- កុំសរសេរឈ្មោះប្រជាពលរដ្ឋ
- បើនៅមានកិច្ចប្រជុំទៀត សូមជ្រើស «មាន» នៅសំណួរចុងក្រោយ',
'- Count everybody once by sex: women, men, other
- Count again by group: youth, disability, ID Poor, minority
- Write no citizen''s name
- If more meetings are to come, say so in the last question',
'ប្រជុំភូមិ៖ ស្រី 32 ប្រុស 24 ក្នុងនោះយុវជន 12 កូនសៀវភៅ 50',
'Village meeting: 32 women, 24 men, of whom 12 youth; 50 booklets', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('planScorecard', 1, '', '',
'- ជ្រើសរើសអ្នកសម្របសម្រួលដែលគ្មានតួនាទីនៅអង្គភាពនេះ
- ជ្រើសរើសថ្ងៃ និងទីកន្លែងដែលស្ត្រី និងជនមានពិការភាពងាយមក
- អញ្ជើញប្រជាពលរដ្ឋប្រហែល 24 នាក់ ដែលប្រើសេវានេះ
- កុំអញ្ជើញមន្ត្រី ឬនគរបាលចូលក្នុងការដាក់ពិន្ទុ
- យកប័ណ្ណរូបមុខ 1 ដល់ 5 និងក្រដាសធំ',
'- Choose facilitators who hold no post at this unit
- Choose a day and a place easy to reach for women and people with disabilities
- Invite about 24 citizens who use the service
- Invite no officials or police to the scoring
- Bring the cards with faces 1 to 5 and large paper',
'ថ្ងៃទី 12 ខែមិថុនា នៅវត្ត ជាភាសាខ្មែរ អ្នកសម្របសម្រួល 3 នាក់',
'12 June, at the pagoda, in Khmer, 3 facilitators', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('enterScorecard', 1, '', '',
'- រាប់អ្នកចូលរួម៖ ស្រី ប្រុស និងផ្សេងៗ បូកត្រូវស្មើចំនួនសរុប
- ក្រុមជ្រើសលក្ខណៈវិនិច្ឆ័យអាទិភាព 5 ឬ 6
- មនុស្សម្នាក់បោះឆ្នោតម្តងលើលក្ខណៈវិនិច្ឆ័យនីមួយៗ ពី 1 (ខ្សោយណាស់) ដល់ 5 (ល្អណាស់)
- សរសេរចំណុចខ្លាំង ចំណុចខ្សោយ និងសកម្មភាពដែលស្នើ ដោយគ្មានឈ្មោះ
- បើមន្ត្រី ឬនគរបាលនៅទីនោះ សូមគូសប្រអប់',
'- Count who came: women, men and other add up to the total
- The group chooses 5 or 6 priority criteria
- Everybody votes once on each criterion, from 1 (very bad) to 5 (very good)
- Write strengths, weaknesses and suggested actions, without names
- If officials or police were there, tick the box',
'មានបង្គន់ និងកន្លែងលាងដៃ៖ 1→3 នាក់ 2→9 3→8 4→3 5→1 (24 សំឡេង)',
'Toilets with hand-washing: 1→3 people, 2→9, 3→8, 4→3, 5→1 (24 votes)', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('enterSelfAssessment', 1, '', '',
'- បុគ្គលិកទាំងអស់អាចចូលរួម មិនមែនតែប្រធានទេ
- អ្នកសម្របសម្រួលមកពីខាងក្រៅអង្គភាព
- ដាក់ពិន្ទុតាមលក្ខណៈវិនិច្ឆ័យដូចប្រជាពលរដ្ឋ
- សរសេរសកម្មភាពដែលអង្គភាពអាចធ្វើដោយខ្លួនឯង និងដែលត្រូវការជំនួយ',
'- All staff may take part, not the head alone
- The facilitator comes from outside the unit
- Score on the criteria the citizens use
- Write which actions the unit can take by itself, and which need help',
'បុគ្គលិក 18 នាក់ (ស្រី 11) · បុគ្គលិកគួរសម៖ 3→4 នាក់ 4→10 5→4',
'18 staff (11 women) · polite staff: 3→4 people, 4→10, 5→4', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('recordSectorMeeting', 1, '', '',
'- បង្ហាញពិន្ទុទាំងពីរក្បែរគ្នា ដោយមិនបញ្ចេញឈ្មោះអ្នកណា
- និយាយអំពីចំណុចដែលខុសគ្នាច្រើនជាងគេមុន
- ព្រមព្រៀងលើសកម្មភាព អ្នកទទួលខុសត្រូវ និងថ្ងៃបញ្ចប់
- គូសសកម្មភាពដែលត្រូវការធនធានពីខាងក្រៅ',
'- Show both scores side by side, without a name
- Begin with what differs most
- Agree on actions, who is responsible and until when
- Tick the actions that need resources from outside',
'ជួសជុលបង្គន់ 2 បន្ទប់ · នាយកសាលា · មុនថ្ងៃទី 30 ខែវិច្ឆិកា',
'Repair 2 toilets · school head · by 30 November', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('recordInterfaceMeeting', 1, '', '',
'- អញ្ជើញក្រុមប្រឹក្សា អ្នកផ្តល់សេវាទាំងអស់ និងតំណាងប្រជាពលរដ្ឋ
- អានលទ្ធផលពីកិច្ចប្រជុំតាមវិស័យ
- ជ្រើសសកម្មភាពអាទិភាព ហើយប្រាប់ថាអ្នកណាស្នើ ជាក្រុម មិនមែនជាឈ្មោះ
- សកម្មភាពដែលត្រូវការធនធានពីខាងក្រៅ ទៅផ្នែក ក នៃផែនការ',
'- Invite the council, all providers and the citizens'' representatives
- Read out what the sector meetings agreed
- Choose priority actions and say which group proposed each, never a name
- Actions that need resources from outside go to part ក of the plan',
'សង់លូទឹក 200 ម៉ែត្រ · ស្នើដោយប្រជាពលរដ្ឋ · ត្រូវការធនធានពីខាងក្រៅ',
'Build 200 m of drain · proposed by citizens · needs outside resources', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('recordMonthlyMeeting', 1, '', '',
'- ពិនិត្យសកម្មភាពម្តងមួយៗ តាមលំដាប់ក្នុងផែនការ
- សកម្មភាពដែលបញ្ចប់ ត្រូវ 100 ភាគរយ
- សរសេរចំណាំសម្រាប់សកម្មភាពដែលយឺត និងថ្ងៃថ្មី
- បើមិនបានប្រជុំ សូមប្រាប់មូលហេតុ',
'- Go through the actions one by one, in the order of the plan
- An action that is done stands at 100 percent
- Write a remark and a new date for what is late
- If there was no meeting, say why',
'ក-1 កំពុងអនុវត្ត 50 % · រង់ចាំសម្ភារ · ថ្ងៃថ្មី 30 មេសា',
'ka-1 ongoing, 50 % · waiting for material · new date 30 April', '', '', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)');

-- first checks of figures (assumed, for NCDDS to change); what the domain itself refuses is not repeated here
insert into figure_check (id, task, kind, field, others, low, high, level, message_km, message_en, valid_from, written_at,
    person_name) values
('f1600000-0000-4000-8000-000000000001', 'enterScorecard', 'SHARE', 'female', 'total', 20, 90, 'WARNING',
 'ស្ត្រីមានតិចជាង 20 % ឬច្រើនជាង 90 % នៃអ្នកចូលរួម។', 'Women are less than 20 % or more than 90 % of the participants.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000002', 'enterScorecard', 'IN_RANGE', 'total', '', 10, 100, 'WARNING',
 'ជាធម្មតាមានអ្នកចូលរួមពី 10 ដល់ 100 នាក់។', 'Usually 10 to 100 people take part.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000003', 'enterScorecard', 'ALL_EQUAL', 'ratings.votes1', 'ratings.votes2,ratings.votes3,ratings.votes4,ratings.votes5', null, null, 'WARNING',
 'លក្ខណៈវិនិច្ឆ័យទាំងអស់មានសំឡេងដូចគ្នា។', 'All criteria have the very same votes.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000004', 'enterScorecard', 'NOT_BEFORE_DAY', 'heldOn', '01-01', null, null, 'WARNING',
 'ថ្ងៃដាក់ពិន្ទុគឺមុនឆ្នាំនៃវដ្តនេះ។', 'The date is before the year of this cycle.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000005', 'enterScorecard', 'CHANGE', 'total', '', null, 100, 'WARNING',
 'ចំនួនអ្នកចូលរួមខុសពីឆ្នាំមុនលើសពី 100 %។', 'The number of participants differs from last year by more than 100 %.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000006', 'enterSelfAssessment', 'ALL_EQUAL', 'ratings.votes1', 'ratings.votes2,ratings.votes3,ratings.votes4,ratings.votes5', null, null, 'WARNING',
 'លក្ខណៈវិនិច្ឆ័យទាំងអស់មានសំឡេងដូចគ្នា។', 'All criteria have the very same votes.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000007', 'enterSelfAssessment', 'IN_RANGE', 'total', '', 2, 60, 'WARNING',
 'ជាធម្មតាមានបុគ្គលិកចូលរួមពី 2 ដល់ 60 នាក់។', 'Usually 2 to 60 staff take part.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000008', 'enterSelfAssessment', 'NOT_BEFORE_DAY', 'heldOn', '01-01', null, null, 'WARNING',
 'ថ្ងៃវាយតម្លៃគឺមុនឆ្នាំនៃវដ្តនេះ។', 'The date is before the year of this cycle.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000009', 'enterI4c', 'IN_RANGE', 'staffTotal', '', 1, null, 'ERROR',
 'អង្គភាពមួយមានបុគ្គលិកយ៉ាងតិចម្នាក់។', 'A unit has at least one member of staff.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000a', 'enterI4c', 'AT_MOST_FIELD', 'budgetSpent', 'budgetReceived', null, null, 'WARNING',
 'ចំណាយច្រើនជាងថវិកាដែលទទួលបាន។', 'More was spent than received.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000b', 'enterI4c', 'CHANGE', 'staffTotal', '', null, 50, 'WARNING',
 'ចំនួនបុគ្គលិកខុសពីឆ្នាំមុនលើសពី 50 %។', 'The number of staff differs from last year by more than 50 %.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000c', 'enterI4c', 'CHANGE', 'budgetPlanned', '', null, 50, 'WARNING',
 'ថវិកាគ្រោងខុសពីឆ្នាំមុនលើសពី 50 %។', 'The planned budget differs from last year by more than 50 %.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000d', 'recordDissemination', 'IN_RANGE', 'meetings.women', '', 1, 500, 'WARNING',
 'គ្មានស្ត្រី ឬមានលើសពី 500 នាក់ក្នុងកិច្ចប្រជុំតែមួយ។', 'No women, or more than 500, in one meeting.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000e', 'recordDissemination', 'NOT_BEFORE_DAY', 'meetings.heldOn', '01-01', null, null, 'WARNING',
 'កាលបរិច្ឆេទគឺមុនឆ្នាំនៃវដ្តនេះ។', 'The date is before the year of this cycle.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-00000000000f', 'recordInterfaceMeeting', 'IN_RANGE', 'citizenWomen', '', 1, 300, 'WARNING',
 'គ្មានស្ត្រីក្នុងចំណោមតំណាងប្រជាពលរដ្ឋ ឬមានលើសពី 300 នាក់។', 'No women among the citizens'' representatives, or more than 300.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)'),
('f1600000-0000-4000-8000-000000000010', 'recordMonthlyMeeting', 'SHARE', 'presentFemale', 'present', 1, null, 'WARNING',
 'គ្មានស្ត្រីក្នុងចំណោមអ្នកចូលរួមទេ។', 'There was no woman among those present.', '2020-01-01', '2026-11-22 00:00+07', 'ISAF Cycle (assumed)');
