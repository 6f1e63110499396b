package kh.isaf.reminder;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A made-up district with a commune, whose people and tasks are reminded of by a ladder of 2027. */
final class RemindedPlace {

    static final int YEAR = 2027;
    static final String COMMUNE = "800101";

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final JdbcClient jdbc;
    private final People people;
    private final WorkItems workItems;

    RemindedPlace(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.people = beans.getBean(People.class);
        this.workItems = beans.getBean(WorkItems.class);
        area("80", null, "CP", "PROVINCE", "ខេត្តសាក");
        area("8001", "80", "DMK", "KHAN", "ខណ្ឌសាក");
        area(COMMUNE, "8001", "CS", "SANGKAT", "ទឹកសាក");
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(YEAR)
                .update();
        ladder();
    }

    private void ladder() {
        List<LadderStep> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            steps.add(step(stage, 1, -7, Recipient.HOLDER, false));
            steps.add(step(stage, 2, -2, Recipient.HOLDER, false));
            steps.add(step(stage, 3, 0, Recipient.HOLDER, false));
            steps.add(step(stage, 4, 3, Recipient.HOLDER, false));
            steps.add(step(stage, 5, 5, Recipient.CHAIR, false));
            steps.add(step(stage, 6, 10, Recipient.DMK_GROUP, false));
            steps.add(step(stage, 7, 20, Recipient.CP_GROUP, true));
        }
        for (LadderStep step : steps) {
            jdbc.sql("""
                    insert into ladder_step (year, stage, district_code, position, working_days, recipient, urgent, channel)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            step.year(),
                            step.stage().id(),
                            step.districtCode(),
                            step.position(),
                            step.workingDays(),
                            step.recipient().id(),
                            step.urgent(),
                            step.channel())
                    .update();
        }
    }

    private static LadderStep step(Stage stage, int position, int days, Recipient recipient, boolean urgent) {
        return new LadderStep(YEAR, stage, "8001", position, days, recipient, urgent, "chosen");
    }

    private void area(String code, @Nullable String parent, String level, String type, String name) {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(code)
                .param(parent)
                .param(level)
                .param(type)
                .param(name)
                .param("Area " + code)
                .update();
    }

    /** Somebody with an e-mail address, who reads Khmer. */
    UUID person(String name, Grant... grants) {
        return people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "កញ្ញា " + name,
                        name,
                        null,
                        name + "@example.invalid",
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(grants),
                        LONG_AGO));
    }

    Actor actor(UUID person) {
        return people.actor(person);
    }

    /** An open task of the commune for its facilitators, due on this day. */
    UUID task(LocalDate due) {
        return task(COMMUNE, Stage.DISSEMINATION, null, due, new Candidate(Role.CAF, COMMUNE));
    }

    UUID task(String area, Stage stage, @Nullable String provider, LocalDate due, Candidate... candidates) {
        UUID id = UUID.randomUUID();
        workItems.open(
                new WorkItem(
                        id,
                        "planDissemination",
                        YEAR + "-" + area,
                        YEAR,
                        area,
                        provider,
                        stage,
                        null,
                        "រៀបចំផែនការផ្សព្វផ្សាយ",
                        "Plan the dissemination",
                        LocalDate.of(YEAR, 1, 4),
                        due,
                        WorkItem.Status.OPEN,
                        null,
                        null,
                        null,
                        OffsetDateTime.of(YEAR, 1, 4, 1, 0, 0, 0, ZoneOffset.UTC),
                        null,
                        null),
                List.of(candidates));
        return id;
    }

    void due(UUID task, LocalDate day) {
        jdbc.sql("update work_item set due_on = ?, nominal_due_on = ? where id = ?")
                .params(day, day, task)
                .update();
    }
}
