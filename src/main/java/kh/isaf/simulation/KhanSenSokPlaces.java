package kh.isaf.simulation;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ServiceProvider;

/** The places of the demonstration. Areas are as in the national gazetteer; the providers' names are made up. */
final class KhanSenSokPlaces {

    static final String CAPITAL = "12";
    static final String KHAN = "1208";
    static final String TUEK_THLA = "120802";

    /** Before every cycle of the demonstration. */
    static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    static final List<String> SANGKATS = List.of("120801", TUEK_THLA, "120803", "120807", "120808", "120809");

    static final String GAZETTEER = """
            code,parent_code,level,type,name_km,name_latin
            12,,CP,capital,ភ្នំពេញ,Phnom Penh
            1208,12,DMK,khan,សែនសុខ,Sen Sok
            120801,1208,CS,sangkat,ភ្នំពេញថ្មី,Phnom Penh Thmei
            120802,1208,CS,sangkat,ទឹកថ្លា,Tuek Thla
            120803,1208,CS,sangkat,ឃ្មួញ,Khmuonh
            120807,1208,CS,sangkat,ក្រាំងធ្នង់,Krang Thnong
            120808,1208,CS,sangkat,អូរបែកក្អម,Ou Baek K'am
            120809,1208,CS,sangkat,គោកឃ្លាង,Kouk Khleang
            """;

    private KhanSenSokPlaces() {}

    static List<ServiceProvider> providers() {
        return List.of(
                khan("រដ្ឋបាលខណ្ឌសែនសុខ", "Khan Sen Sok Administration"),
                administration("120801", "ភ្នំពេញថ្មី", "Phnom Penh Thmei"),
                administration("120802", "ទឹកថ្លា", "Tuek Thla"),
                administration("120803", "ឃ្មួញ", "Khmuonh"),
                administration("120807", "ក្រាំងធ្នង់", "Krang Thnong"),
                administration("120808", "អូរបែកក្អម", "Ou Baek K'am"),
                administration("120809", "គោកឃ្លាង", "Kouk Khleang"),
                healthCentre("120801", "ភ្នំពេញថ្មី", "Phnom Penh Thmei"),
                healthCentre("120802", "ទឹកថ្លា", "Tuek Thla"),
                healthCentre("120803", "ឃ្មួញ", "Khmuonh"),
                healthCentre("120807", "ក្រាំងធ្នង់", "Krang Thnong"),
                healthCentre("120808", "អូរបែកក្អម", "Ou Baek K'am"),
                healthCentre("120809", "គោកឃ្លាង", "Kouk Khleang"),
                school("120801", 1, "ភ្នំពេញថ្មី", "Phnom Penh Thmei"),
                school("120801", 2, "សែនសុខមានជ័យ", "Sen Sok Mean Chey"),
                school("120802", 1, "ទឹកថ្លា", "Tuek Thla"),
                school("120802", 2, "បឹងឈូក", "Boeng Chhuk"),
                school("120803", 1, "ឃ្មួញ", "Khmuonh"),
                school("120803", 2, "ដំណាក់ស្វាយ", "Damnak Svay"),
                school("120807", 1, "ក្រាំងធ្នង់", "Krang Thnong"),
                school("120807", 2, "អណ្តូងពេជ្រ", "Andoung Pich"),
                school("120808", 1, "អូរបែកក្អម", "Ou Baek K'am"),
                school("120809", 1, "គោកឃ្លាង", "Kouk Khleang"));
    }

    private static ServiceProvider khan(String nameKm, String nameLatin) {
        return provider(ProviderKind.KHAN_ADMINISTRATION, KHAN, 1, nameKm, nameLatin);
    }

    private static ServiceProvider administration(String area, String nameKm, String nameLatin) {
        return provider(
                ProviderKind.COMMUNE_ADMINISTRATION,
                area,
                1,
                "រដ្ឋបាលសង្កាត់" + nameKm,
                "Sangkat " + nameLatin + " Administration");
    }

    private static ServiceProvider healthCentre(String area, String nameKm, String nameLatin) {
        return provider(ProviderKind.HEALTH_CENTRE, area, 1, "មណ្ឌលសុខភាព" + nameKm, nameLatin + " Health Centre");
    }

    private static ServiceProvider school(String area, int number, String nameKm, String nameLatin) {
        return provider(
                ProviderKind.PRIMARY_SCHOOL, area, number, "សាលាបឋមសិក្សា" + nameKm, nameLatin + " Primary School");
    }

    private static ServiceProvider provider(
            ProviderKind kind, String area, int number, String nameKm, String nameLatin) {
        String code = "%s-%s-%02d".formatted(area, kind.abbreviation(), number);
        return new ServiceProvider(code, kind, area, nameKm, nameLatin, SINCE);
    }
}
