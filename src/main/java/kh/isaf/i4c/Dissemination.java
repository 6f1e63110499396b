package kh.isaf.i4c;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a commune brings the information packs of a year to its people: the meetings planned and those held. */
@Entity
class Dissemination {

    @Id
    private UUID id = UUID.randomUUID();

    private String cycleKey = "";
    private int booklets;

    @ElementCollection
    @CollectionTable(name = "dissemination_plan", joinColumns = @JoinColumn(name = "dissemination_id"))
    @OrderColumn(name = "position")
    private List<MeetingPlan> plan = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "dissemination_meeting", joinColumns = @JoinColumn(name = "dissemination_id"))
    @OrderColumn(name = "position")
    private List<HeldMeeting> meetings = new ArrayList<>();

    @Version
    private @Nullable Integer lockVersion;

    protected Dissemination() {}

    Dissemination(String cycleKey) {
        this.cycleKey = cycleKey;
    }

    void plan(List<MeetingPlan> planned, int bookletsNeeded) {
        plan.clear();
        plan.addAll(planned);
        booklets = bookletsNeeded;
    }

    /** Adds what a report tells; told again, it replaces what the same report told before. */
    void held(UUID report, List<HeldMeeting> told) {
        List<HeldMeeting> all = new ArrayList<>(meetings);
        all.removeIf(meeting -> report.equals(meeting.report()));
        all.addAll(told);
        meetings.clear();
        meetings.addAll(all);
    }

    UUID id() {
        return id;
    }

    DisseminationSummary summary() {
        return DisseminationSummary.of(List.copyOf(plan), List.copyOf(meetings));
    }
}
