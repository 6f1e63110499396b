package kh.isaf.workflow.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of people who do their part: what each form of the cycle is sent with when nothing is out of order. */
public final class Diligence {

    private static final int CITIZENS = 24;
    private static final int STAFF = 18;

    private Diligence() {}

    /**
     * Answers to a task that lead on, not back.
     *
     * @param form what the form begins with
     */
    public static Map<String, Object> answers(String task, Map<String, Object> form, LocalDate today) {
        return switch (task) {
            case "enterI4c" ->
                Map.of(
                        "staffTotal", 12,
                        "staffFemale", 7,
                        "openingHours", "7:00-17:00",
                        "budgetPlanned", 40_000_000,
                        "budgetReceived", 38_000_000,
                        "budgetSpent", 37_500_000,
                        "budgetSource", "stateBudget");
            case "checkI4c" -> Map.of("i4cDecision", "accept");
            case "postI4c" -> Map.of("postedOn", today, "places", List.of("officeBoard", "pagoda"), "copies", 3);
            case "planDissemination" ->
                Map.of("meetings", List.of(Map.of("meetsOn", today, "kind", "villageMeeting", "place", "Phum 1")));
            case "recordDissemination" ->
                Map.of("meetings", List.of(villageMeeting("Phum 1", today)), "moreMeetings", "no");
            case "planScorecard" ->
                Map.of(
                        "plannedFrom",
                        today,
                        "plannedTo",
                        today,
                        "place",
                        "Hall",
                        "language",
                        "khmer",
                        "facilitators",
                        3);
            case "enterScorecard" ->
                Map.of(
                        "scorecardHeld",
                        "yes",
                        "heldOn",
                        today,
                        "total",
                        CITIZENS,
                        "female",
                        14,
                        "male",
                        10,
                        "ratings",
                        unanimous(form, 4, CITIZENS));
            case "enterSelfAssessment" ->
                Map.of(
                        "heldOn",
                        today,
                        "place",
                        "Staff room",
                        "total",
                        STAFF,
                        "female",
                        11,
                        "male",
                        7,
                        "ratings",
                        unanimous(form, 4, STAFF));
            case "recordSectorMeeting" ->
                meeting(today, Map.of("criterion", firstChoice(form, "criteria"), "action", "Mend the well"));
            case "recordInterfaceMeeting" ->
                meeting(today, Map.of("subject", "commune", "action", "Build a bridge", "outsideResources", true));
            case "draftJaap" -> Map.of("lines", List.of(line("ka", "Build a bridge", today)));
            case "reviseJaap" -> Map.of();
            case "decideJaap" -> sitting("committeeDecision", "approve", today);
            case "adoptJaap" -> sitting("councilDecision", "adopt", today);
            case "enterCipLines" ->
                Map.of(
                        "lines",
                        eachRow(form, Map.of("inCip", "yes", "fundingSource", "csDevelopment", "amount", 5_000_000)));
            case "recordWorkshop" -> Map.of("heldOn", today, "lines", eachRow(form, Map.of("takenBy", "district")));
            case "recordMonthlyMeeting" ->
                Map.of(
                        "meetingHeld",
                        "yes",
                        "heldOn",
                        today,
                        "present",
                        7,
                        "presentFemale",
                        3,
                        "lines",
                        eachRow(form, Map.of("status", "ongoing", "percent", 50)));
            case "followUpDistrict", "followUpProvince", "followUpNation" ->
                Map.of("act", "call", "note", "They promised to send it this week");
            case "photoOfThePostedPack" ->
                Map.of("postedOn", today, "place", "Pagoda", "seenBy", "The village chief", "copies", 1);
            default -> throw new IllegalArgumentException("nobody knows how to do " + task);
        };
    }

    /** A village meeting of 30 women and 26 men. */
    public static Map<String, Object> villageMeeting(String place, LocalDate day) {
        return Map.of("heldOn", day, "kind", "villageMeeting", "place", place, "women", 30, "men", 26);
    }

    /** A line of the plan without money or people. */
    public static Map<String, Object> line(String part, String activity, LocalDate start) {
        return Map.of(
                "part",
                part,
                "activity",
                activity,
                "location",
                "Phum 1",
                "start",
                start,
                "end",
                start.plusMonths(6),
                "lead",
                "Council");
    }

    /** A sitting of nine members of whom six came and all agreed. */
    public static Map<String, Object> sitting(String field, String decision, LocalDate day) {
        return Map.of(
                "heldOn",
                day,
                "members",
                9,
                "present",
                6,
                "presentFemale",
                2,
                "inFavour",
                6,
                "against",
                0,
                "abstained",
                0,
                field,
                decision);
    }

    /** The rows the form begins with, each with these answers. */
    public static List<Map<String, Object>> eachRow(Map<String, Object> form, Map<String, Object> answers) {
        return rows(form, "lines").stream().map(row -> with(row, answers)).toList();
    }

    /** Everybody gives every criterion of the form the same mark. */
    public static List<Map<String, Object>> unanimous(Map<String, Object> form, int mark, int people) {
        return rows(form, "ratings").stream()
                .map(row -> with(row, Map.of("votes" + mark, people)))
                .toList();
    }

    /** The first answers, over which the second win. */
    public static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(answers);
        all.putAll(others);
        return all;
    }

    private static Map<String, Object> meeting(LocalDate today, Map<String, Object> action) {
        return Map.of(
                "heldOn",
                today,
                "place",
                "Hall",
                "providerWomen",
                4,
                "providerMen",
                3,
                "citizenWomen",
                12,
                "citizenMen",
                9,
                "actions",
                List.of(with(action, Map.of("responsible", "Council", "dueBy", today.plusMonths(6)))));
    }

    private static String firstChoice(Map<String, Object> form, String choices) {
        return String.valueOf(rows(form, choices).get(0).get("value"));
    }

    private static List<Map<String, Object>> rows(Map<String, Object> form, String list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : (List<?>) form.getOrDefault(list, List.of())) {
            Map<String, Object> copy = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((key, value) -> copy.put(String.valueOf(key), value));
            rows.add(copy);
        }
        return rows;
    }
}
