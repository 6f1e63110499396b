-- a day on which offices are closed: for the nation (area_code '') or for one area with all below it. A half day is
-- a working day with shorter hours. certain: set by a sub-decree or fixed by law; else foreseen (lunar calendar, assumed).
create table holiday (
    day       date        not null,
    area_code varchar(6)  not null default '',
    part      varchar(10) not null default 'DAY' check (part in ('DAY', 'MORNING', 'AFTERNOON')),
    name_km   text        not null,
    name_en   text        not null,
    decree    varchar(60),
    certain   boolean     not null,
    primary key (day, area_code)
);

-- which days of the week are worked, and the office hours, from a day on (Monday to Friday, 07:30-17:30: assumed)
create table working_week (
    valid_from date        primary key,
    days       varchar(60) not null,
    opens      time        not null,
    closes     time        not null
);
insert into working_week values ('2000-01-01', 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY', '07:30', '17:30');

-- holidays of 2026 to 2030; those of the lunar calendar are foreseen until their sub-decree names them
insert into holiday (day, name_km, name_en, certain) values
('2026-01-01', 'ទិវាចូលឆ្នាំសាកល', 'International New Year Day', true),
('2026-01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Day of Victory over the Genocidal Regime', true),
('2026-03-08', 'ទិវាអន្តរជាតិនារី', 'International Women''s Rights Day', true),
('2026-04-14', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2026-04-15', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2026-04-16', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2026-05-01', 'ទិវាពលកម្មអន្តរជាតិ · ពិធីបុណ្យវិសាខបូជា', 'International Labor Day · Visaka Bochea Day', true),
('2026-05-05', 'ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល', 'Royal Ploughing Ceremony', false),
('2026-05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី', 'Birthday of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2026-06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី ព្រះវររាជមាតា នរោត្តម មុនិនាថ សីហនុ', 'Birthday of Her Majesty the Queen-Mother NORODOM MONINEATH SIHANOUK of Cambodia', true),
('2026-09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day', true),
('2026-10-10', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2026-10-11', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2026-10-12', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2026-10-15', 'ទិវាប្រារព្ឋពិធីគោរពព្រះវិញ្ញាណក្ខន្ឋ ព្រះករុណា ព្រះបាទសម្តេចព្រះ នរោត្តម សីហនុ ព្រះមហាវីរក្សត្រ ព្រះវររាជបិតាឯករាជ្យ បូរណភាពទឹកដី និងឯកភាពជាតិខ្មែរ ព្រះបរមរតនកោដ្ឋ', 'Mourning Day of the Late King-Father NORODOM SIHANOUK of Cambodia', true),
('2026-10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ របស់ ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី ព្រះមហាក្សត្រនៃព្រះរាជាណាចក្រកម្ពុជា', 'Coronation Day of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2026-11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ', 'National Independence Day', true),
('2026-11-23', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2026-11-24', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2026-11-25', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2026-12-29', 'ទិវាសន្តិភាពនៅកម្ពុជា', 'Peace Day in Cambodia', true),
('2027-01-01', 'ទិវាចូលឆ្នាំសាកល', 'International New Year Day', true),
('2027-01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Day of Victory over the Genocidal Regime', true),
('2027-03-08', 'ទិវាអន្តរជាតិនារី', 'International Women''s Rights Day', true),
('2027-04-14', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2027-04-15', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2027-04-16', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2027-05-01', 'ទិវាពលកម្មអន្តរជាតិ', 'International Labor Day', true),
('2027-05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី', 'Birthday of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2027-05-20', 'ពិធីបុណ្យវិសាខបូជា', 'Visaka Bochea Day', false),
('2027-05-24', 'ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល', 'Royal Ploughing Ceremony', false),
('2027-06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី ព្រះវររាជមាតា នរោត្តម មុនិនាថ សីហនុ', 'Birthday of Her Majesty the Queen-Mother NORODOM MONINEATH SIHANOUK of Cambodia', true),
('2027-09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day', true),
('2027-09-29', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2027-09-30', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2027-10-01', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2027-10-15', 'ទិវាប្រារព្ឋពិធីគោរពព្រះវិញ្ញាណក្ខន្ឋ ព្រះករុណា ព្រះបាទសម្តេចព្រះ នរោត្តម សីហនុ ព្រះមហាវីរក្សត្រ ព្រះវររាជបិតាឯករាជ្យ បូរណភាពទឹកដី និងឯកភាពជាតិខ្មែរ ព្រះបរមរតនកោដ្ឋ', 'Mourning Day of the Late King-Father NORODOM SIHANOUK of Cambodia', true),
('2027-10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ របស់ ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី ព្រះមហាក្សត្រនៃព្រះរាជាណាចក្រកម្ពុជា', 'Coronation Day of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2027-11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ', 'National Independence Day', true),
('2027-11-12', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2027-11-13', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2027-11-14', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2027-12-29', 'ទិវាសន្តិភាពនៅកម្ពុជា', 'Peace Day in Cambodia', true),
('2028-01-01', 'ទិវាចូលឆ្នាំសាកល', 'International New Year Day', true),
('2028-01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Day of Victory over the Genocidal Regime', true),
('2028-03-08', 'ទិវាអន្តរជាតិនារី', 'International Women''s Rights Day', true),
('2028-04-13', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2028-04-14', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2028-04-15', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2028-05-01', 'ទិវាពលកម្មអន្តរជាតិ', 'International Labor Day', true),
('2028-05-08', 'ពិធីបុណ្យវិសាខបូជា', 'Visaka Bochea Day', false),
('2028-05-12', 'ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល', 'Royal Ploughing Ceremony', false),
('2028-05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី', 'Birthday of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2028-06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី ព្រះវររាជមាតា នរោត្តម មុនិនាថ សីហនុ', 'Birthday of Her Majesty the Queen-Mother NORODOM MONINEATH SIHANOUK of Cambodia', true),
('2028-09-17', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2028-09-18', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2028-09-19', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2028-09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day', true),
('2028-10-15', 'ទិវាប្រារព្ឋពិធីគោរពព្រះវិញ្ញាណក្ខន្ឋ ព្រះករុណា ព្រះបាទសម្តេចព្រះ នរោត្តម សីហនុ ព្រះមហាវីរក្សត្រ ព្រះវររាជបិតាឯករាជ្យ បូរណភាពទឹកដី និងឯកភាពជាតិខ្មែរ ព្រះបរមរតនកោដ្ឋ', 'Mourning Day of the Late King-Father NORODOM SIHANOUK of Cambodia', true),
('2028-10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ របស់ ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី ព្រះមហាក្សត្រនៃព្រះរាជាណាចក្រកម្ពុជា', 'Coronation Day of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2028-10-31', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2028-11-01', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2028-11-02', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2028-11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ', 'National Independence Day', true),
('2028-12-29', 'ទិវាសន្តិភាពនៅកម្ពុជា', 'Peace Day in Cambodia', true),
('2029-01-01', 'ទិវាចូលឆ្នាំសាកល', 'International New Year Day', true),
('2029-01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Day of Victory over the Genocidal Regime', true),
('2029-03-08', 'ទិវាអន្តរជាតិនារី', 'International Women''s Rights Day', true),
('2029-04-14', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2029-04-15', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2029-04-16', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2029-04-27', 'ពិធីបុណ្យវិសាខបូជា', 'Visaka Bochea Day', false),
('2029-05-01', 'ទិវាពលកម្មអន្តរជាតិ · ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល', 'International Labor Day · Royal Ploughing Ceremony', true),
('2029-05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី', 'Birthday of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2029-06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី ព្រះវររាជមាតា នរោត្តម មុនិនាថ សីហនុ', 'Birthday of Her Majesty the Queen-Mother NORODOM MONINEATH SIHANOUK of Cambodia', true),
('2029-09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day', true),
('2029-10-06', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2029-10-07', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2029-10-08', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2029-10-15', 'ទិវាប្រារព្ឋពិធីគោរពព្រះវិញ្ញាណក្ខន្ឋ ព្រះករុណា ព្រះបាទសម្តេចព្រះ នរោត្តម សីហនុ ព្រះមហាវីរក្សត្រ ព្រះវររាជបិតាឯករាជ្យ បូរណភាពទឹកដី និងឯកភាពជាតិខ្មែរ ព្រះបរមរតនកោដ្ឋ', 'Mourning Day of the Late King-Father NORODOM SIHANOUK of Cambodia', true),
('2029-10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ របស់ ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី ព្រះមហាក្សត្រនៃព្រះរាជាណាចក្រកម្ពុជា', 'Coronation Day of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2029-11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ', 'National Independence Day', true),
('2029-11-19', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2029-11-20', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2029-11-21', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2029-12-29', 'ទិវាសន្តិភាពនៅកម្ពុជា', 'Peace Day in Cambodia', true),
('2030-01-01', 'ទិវាចូលឆ្នាំសាកល', 'International New Year Day', true),
('2030-01-07', 'ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍', 'Day of Victory over the Genocidal Regime', true),
('2030-03-08', 'ទិវាអន្តរជាតិនារី', 'International Women''s Rights Day', true),
('2030-04-14', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2030-04-15', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2030-04-16', 'ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ', 'Khmer New Year''s Day', false),
('2030-05-01', 'ទិវាពលកម្មអន្តរជាតិ', 'International Labor Day', true),
('2030-05-14', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី', 'Birthday of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2030-05-16', 'ពិធីបុណ្យវិសាខបូជា', 'Visaka Bochea Day', false),
('2030-05-20', 'ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល', 'Royal Ploughing Ceremony', false),
('2030-06-18', 'ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី ព្រះវររាជមាតា នរោត្តម មុនិនាថ សីហនុ', 'Birthday of Her Majesty the Queen-Mother NORODOM MONINEATH SIHANOUK of Cambodia', true),
('2030-09-24', 'ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ', 'Constitution Day', true),
('2030-09-26', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2030-09-27', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2030-09-28', 'ពិធីបុណ្យភ្ផុំបិណ្ឌ', 'Pchum Ben Day', false),
('2030-10-15', 'ទិវាប្រារព្ឋពិធីគោរពព្រះវិញ្ញាណក្ខន្ឋ ព្រះករុណា ព្រះបាទសម្តេចព្រះ នរោត្តម សីហនុ ព្រះមហាវីរក្សត្រ ព្រះវររាជបិតាឯករាជ្យ បូរណភាពទឹកដី និងឯកភាពជាតិខ្មែរ ព្រះបរមរតនកោដ្ឋ', 'Mourning Day of the Late King-Father NORODOM SIHANOUK of Cambodia', true),
('2030-10-29', 'ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ របស់ ព្រះករុណា ព្រះបាទសម្តេចព្រះបរមនាថ នរោត្តម សីហមុនី ព្រះមហាក្សត្រនៃព្រះរាជាណាចក្រកម្ពុជា', 'Coronation Day of His Majesty Preah Bat Samdech Preah Boromneath NORODOM SIHAMONI, King of Cambodia', true),
('2030-11-09', 'ពិធីបុណ្យឯករាជ្យជាតិ · ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'National Independence Day · Water Festival', true),
('2030-11-10', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2030-11-11', 'ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែអកអំបុក', 'Water Festival', false),
('2030-12-29', 'ទិវាសន្តិភាពនៅកម្ពុជា', 'Peace Day in Cambodia', true);

-- every day with the number of working days up to it, so that SQL counts in working days by subtraction; the nation's
-- calendar only, closures of single areas come on top
create table working_day (
    day     date    primary key,
    worked  boolean not null,
    ordinal int     not null
);
create index working_day_worked on working_day (ordinal, day) where worked;

create function rebuild_working_days() returns void language sql as $$
    delete from working_day;
    insert into working_day (day, worked, ordinal)
    select day, worked, count(*) filter (where worked) over (order by day)
    from (
        select d::date as day,
            trim(to_char(d, 'DAY')) = any (string_to_array(
                (select w.days from working_week w where w.valid_from <= d::date order by w.valid_from desc limit 1), ','))
            and not exists (
                select 1 from holiday h where h.day = d::date and h.area_code = '' and h.part = 'DAY') as worked
        from generate_series(date '2010-01-01', date '2101-12-31', interval '1 day') d) days;
$$;
select rebuild_working_days();

-- the first working day of an area on or after a day
create function working_day_from(area varchar, from_day date) returns date language sql stable as $$
    select min(d.day) from working_day d
    where d.worked and d.day between from_day and from_day + 366 and not exists (
        select 1 from holiday h
        where h.day = d.day and h.part = 'DAY' and h.area_code <> '' and starts_with(area, h.area_code));
$$;

-- the n-th working day of an area after a day, or before it where n is negative
create function working_days_later(area varchar, from_day date, n int) returns date language sql stable as $$
    select case
        when n = 0 then working_day_from(area, from_day)
        when n > 0 then (
            select d.day from working_day d
            where d.worked and d.day > from_day and not exists (
                select 1 from holiday h
                where h.day = d.day and h.part = 'DAY' and h.area_code <> '' and starts_with(area, h.area_code))
            order by d.day limit 1 offset n - 1)
        else (
            select d.day from working_day d
            where d.worked and d.day < from_day and not exists (
                select 1 from holiday h
                where h.day = d.day and h.part = 'DAY' and h.area_code <> '' and starts_with(area, h.area_code))
            order by d.day desc limit 1 offset - n - 1)
    end;
$$;

-- how many working days of an area lie after one day up to and with another; negative where that comes first
create function working_days_between(area varchar, from_day date, to_day date) returns int language sql stable as $$
    select (select t.ordinal from working_day t where t.day = to_day)
        - (select f.ordinal from working_day f where f.day = from_day)
        - (sign(to_day - from_day) * (
            select count(*) from holiday h join working_day w on w.day = h.day and w.worked
            where h.part = 'DAY' and h.area_code <> '' and starts_with(area, h.area_code)
                and h.day > least(from_day, to_day) and h.day <= greatest(from_day, to_day)))::int;
$$;

-- the day the decision table, a month's meeting or a postponement asks for; due_on is the working day that follows from it
alter table stage_progress add column nominal_due_on date;
alter table work_item add column nominal_due_on date;
update stage_progress set nominal_due_on = due_on;
update work_item set nominal_due_on = due_on;
