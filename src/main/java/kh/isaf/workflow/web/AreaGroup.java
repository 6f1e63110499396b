package kh.isaf.workflow.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.workflow.StartPreview.AreaLine;

/** Areas of one capital or province, or of one district, with their number: what a long list is folded into. */
record AreaGroup(String code, String nameKm, String nameLatin, List<AreaGroup> groups, List<AreaLine> areas) {

    static List<AreaGroup> byProvince(List<AreaLine> lines) {
        return grouped(lines, AreaLine::cpCode).stream()
                .map(areas -> new AreaGroup(
                        areas.get(0).cpCode(), areas.get(0).cpKm(), areas.get(0).cpLatin(), byDistrict(areas), areas))
                .toList();
    }

    private static List<AreaGroup> byDistrict(List<AreaLine> lines) {
        return grouped(lines, AreaLine::dmkCode).stream()
                .map(areas -> new AreaGroup(
                        areas.get(0).dmkCode(),
                        areas.get(0).dmkKm(),
                        areas.get(0).dmkLatin(),
                        List.of(),
                        areas))
                .toList();
    }

    private static List<List<AreaLine>> grouped(List<AreaLine> lines, Function<AreaLine, String> key) {
        return List.copyOf(lines.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
