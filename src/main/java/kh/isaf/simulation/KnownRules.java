package kh.isaf.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person knows beyond a form's own limits: women are part of all present, votes are cast by those who came, a
 * plan is mostly approved. Brings made-up answers in line with that.
 */
@Component
class KnownRules {

    private static final int RETURNED_PERCENT = 8;
    private static final int NOT_HELD_PERCENT = 5;
    private static final int MEMBERS = 9;
    private static final Set<String> LASTING = Set.of("done", "dropped");

    void mend(String task, Map<String, Object> answers, Map<String, Object> data, Random random) {
        switch (task) {
            case "enterI4c" -> {
                int staff = Math.max(1, whole(answers.get("staffTotal")));
                answers.put("staffTotal", BigDecimal.valueOf(staff));
                part(answers, "staffFemale", staff, random);
            }
            case "checkI4c" -> answers.put("i4cDecision", mostly("accept", "return", RETURNED_PERCENT, random));
            case "recordDissemination" -> dissemination(answers, random);
            case "enterScorecard" -> {
                answers.put("scorecardHeld", mostly("yes", "no", NOT_HELD_PERCENT, random));
                assess(answers, data, 24, random);
            }
            case "enterSelfAssessment" -> assess(answers, data, 18, random);
            case "draftJaap", "reviseJaap" ->
                rows(answers, "lines")
                        .forEach(line -> line.put(
                                "peopleServedFemale", BigDecimal.valueOf(whole(line.get("peopleServed")) / 2)));
            case "decideJaap" -> decide(answers, "committeeDecision", "approve", random);
            case "adoptJaap" -> decide(answers, "councilDecision", "adopt", random);
            case "recordMonthlyMeeting" -> followUp(answers, random);
            case "followUpDistrict", "followUpProvince", "followUpNation" -> {
                answers.put("act", mostly("call", "visit", RETURNED_PERCENT, random));
                answers.keySet().removeAll(Set.of("workingDays", "person", "nextCheckOn"));
            }
            default -> {}
        }
    }

    private static void dissemination(Map<String, Object> answers, Random random) {
        for (Map<String, Object> meeting : rows(answers, "meetings")) {
            int women = 20 + random.nextInt(25);
            int men = 15 + random.nextInt(20);
            meeting.put("women", BigDecimal.valueOf(women));
            meeting.put("men", BigDecimal.valueOf(men));
            meeting.remove("other");
            for (String group : List.of("youth", "disability", "idPoor", "minority")) {
                part(meeting, group, women + men, random);
            }
        }
        answers.put("moreMeetings", mostly("no", "yes", RETURNED_PERCENT, random));
    }

    private static void assess(Map<String, Object> answers, Map<String, Object> data, int people, Random random) {
        int female = people / 3 + random.nextInt(people / 3);
        answers.put("total", BigDecimal.valueOf(people));
        answers.put("female", BigDecimal.valueOf(female));
        answers.put("male", BigDecimal.valueOf(people - female));
        answers.remove("other");
        for (String group : List.of("disability", "minority", "idPoor", "youth")) {
            part(answers, group, people, random);
        }
        List<String> criteria = values(data, "criteria");
        Collections.shuffle(criteria, random);
        List<Map<String, Object>> ratings = rows(answers, "ratings");
        for (int i = 0; i < ratings.size(); i++) {
            ratings.get(i).put("criterion", criteria.get(i));
            vote(ratings.get(i), people, random);
        }
    }

    private static void vote(Map<String, Object> rating, int people, Random random) {
        int[] votes = new int[5];
        for (int person = 0; person < people; person++) {
            votes[Math.min(4, random.nextInt(3) + random.nextInt(3))]++;
        }
        for (int mark = 0; mark < votes.length; mark++) {
            rating.put("votes" + (mark + 1), BigDecimal.valueOf(votes[mark]));
        }
    }

    private static void decide(Map<String, Object> answers, String field, String yes, Random random) {
        boolean quorum = !field.equals("committeeDecision") || random.nextInt(100) >= NOT_HELD_PERCENT;
        int present = quorum ? 6 + random.nextInt(4) : 3;
        answers.put(field, quorum ? mostly(yes, "return", RETURNED_PERCENT, random) : "noQuorum");
        answers.put("members", BigDecimal.valueOf(MEMBERS));
        answers.put("present", BigDecimal.valueOf(present));
        answers.put("presentFemale", BigDecimal.valueOf(present / 2));
        answers.put("inFavour", BigDecimal.valueOf(present - 1));
        answers.put("against", BigDecimal.ONE);
        answers.put("abstained", BigDecimal.ZERO);
        answers.putIfAbsent("reason", "សូមបន្ថែមតម្លៃប៉ាន់ស្មាន");
    }

    private static void followUp(Map<String, Object> answers, Random random) {
        answers.put("meetingHeld", mostly("yes", "no", NOT_HELD_PERCENT, random));
        answers.put("present", BigDecimal.valueOf(7));
        answers.put("presentFemale", BigDecimal.valueOf(3));
        for (Map<String, Object> line : rows(answers, "lines")) {
            if (!LASTING.contains(String.valueOf(line.get("status")))) {
                line.put("status", random.nextInt(4) == 0 ? "done" : "ongoing");
            }
            line.put("percent", BigDecimal.valueOf("done".equals(line.get("status")) ? 100 : 50));
        }
    }

    private static void part(Map<String, Object> answers, String field, int whole, Random random) {
        answers.put(field, BigDecimal.valueOf(random.nextInt(whole / 2 + 1)));
    }

    private static String mostly(String usual, String other, int otherPercent, Random random) {
        return random.nextInt(100) < otherPercent ? other : usual;
    }

    private static int whole(@Nullable Object number) {
        return number == null ? 0 : ((Number) number).intValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> answers, String list) {
        return (List<Map<String, Object>>) answers.getOrDefault(list, List.of());
    }

    private static List<String> values(Map<String, Object> data, String options) {
        List<String> values = new ArrayList<>();
        for (Object option : (List<?>) data.getOrDefault(options, List.of())) {
            String value = String.valueOf(((Map<?, ?>) option).get("value"));
            if (!value.equals("proposed")) {
                values.add(value);
            }
        }
        return values;
    }
}
