package kh.isaf.workflow.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.cycle.TakingPart;
import kh.isaf.jaap.Part;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** What the clerk chooses from when writing the plan: the providers of the area and what the meeting agreed. */
@Component
class PlanChoices {

    private final Territory territory;
    private final TakingPart takingPart;
    private final InterfaceMeetings meetings;
    private final Clock clock;

    PlanChoices(Territory territory, TakingPart takingPart, InterfaceMeetings meetings, Clock clock) {
        this.territory = territory;
        this.takingPart = takingPart;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** The form's data: these rows and the choices; without rows the form begins with an empty one. */
    Map<String, Object> with(WorkItem item, List<Map<String, Object>> rows) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("providers", providers(item));
        data.put("agreedActions", actions(item));
        if (!rows.isEmpty()) {
            data.put("lines", rows);
        }
        return data;
    }

    /** A row for each agreed action, in the order of the meeting. */
    List<Map<String, Object>> agreed(WorkItem item) {
        String location = territory.area(item.areaCode()).nameKm();
        return meetings.agreedActions(item.cycleKey()).stream()
                .map(action -> row(action, location))
                .toList();
    }

    private Map<String, Object> row(AgreedAction action, String location) {
        LocalDate today = LocalDate.now(clock);
        LocalDate dueBy = action.dueBy();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agreedAction", action.id());
        row.put("part", (action.outsideResources() ? Part.KA : Part.KHA).id());
        row.put("activity", action.action());
        row.put("location", location);
        row.put("start", today);
        // a date that has passed by now is asked again
        PlanRows.put(row, "end", dueBy == null || dueBy.isBefore(today) ? null : dueBy);
        PlanRows.put(row, "proposer", action.proposer());
        PlanRows.put(row, "provider", action.providerCode());
        PlanRows.put(row, "lead", action.responsible());
        return row;
    }

    private List<Map<String, String>> providers(WorkItem item) {
        return takingPart.of(item.cycleKey()).stream()
                .map(each -> Map.of("value", each.code(), "label", each.nameKm(), "label_en", each.nameLatin()))
                .toList();
    }

    private List<Map<String, String>> actions(WorkItem item) {
        return meetings.agreedActions(item.cycleKey()).stream()
                .map(each -> Map.of("value", each.id().toString(), "label", each.action()))
                .toList();
    }
}
