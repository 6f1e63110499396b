package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.Deciding;
import kh.isaf.oversight.MeetingFilter;
import kh.isaf.oversight.MeetingState;
import kh.isaf.oversight.MeetingTable;
import kh.isaf.oversight.Meetings;
import kh.isaf.oversight.OwedMeetings;
import kh.isaf.oversight.Resolutions;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What every body owes in meetings, and the page of each: planned, held, decided. */
@Controller
class MeetingController {

    private final OwedMeetings owed;
    private final Meetings meetings;
    private final Deciding deciding;
    private final Resolutions resolutions;
    private final MeetingTable table;
    private final Sight sight;
    private final CurrentActor currentActor;
    private final Clock clock;

    MeetingController(
            OwedMeetings owed,
            Meetings meetings,
            Deciding deciding,
            Resolutions resolutions,
            MeetingTable table,
            Sight sight,
            CurrentActor currentActor,
            Clock clock) {
        this.owed = owed;
        this.meetings = meetings;
        this.deciding = deciding;
        this.resolutions = resolutions;
        this.table = table;
        this.sight = sight;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/meetings")
    @PreAuthorize("isAuthenticated()")
    String list(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        model.addAttribute("filter", filter);
        OwedMeetings.Table table =
                owed.table(actor, filter.of(null).being(null).in(filter.area(), false));
        model.addAttribute("table", table);
        model.addAttribute("page", owed.page(actor, filter, table, page));
        model.addAttribute("states", MeetingState.values());
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        return "oversight/meetings";
    }

    @GetMapping("/meetings.csv")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> csv(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            Locale locale) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        return file(
                table.csv(actor, filter, locale), new MediaType("text", "csv", StandardCharsets.UTF_8), "meetings.csv");
    }

    @GetMapping("/meetings.xlsx")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> excel(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            Locale locale) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        return file(
                table.excel(actor, filter, locale),
                MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                "meetings.xlsx");
    }

    @GetMapping("/meetings.ics")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> calendar(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            Locale locale) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        return file(
                table.calendar(actor, filter, locale),
                new MediaType("text", "calendar", StandardCharsets.UTF_8),
                "meetings.ics");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .body(content);
    }

    @GetMapping("/meetings/meeting")
    @PreAuthorize("isAuthenticated()")
    String meeting(@RequestParam String body, @RequestParam String where, @RequestParam LocalDate from, Model model) {
        return show(new Meetings.Meant(body, where, from), model);
    }

    @PostMapping("/meetings/plan")
    @PreAuthorize("isAuthenticated()")
    String plan(
            @RequestParam String body,
            @RequestParam String where,
            @RequestParam LocalDate from,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = new Meetings.Meant(body, where, from);
        return act(
                "plan",
                meant,
                typed,
                model,
                response,
                redirect,
                "meeting.planned",
                actor -> meetings.plan(actor, meant, plan(typed)));
    }

    @PostMapping("/meetings/record")
    @PreAuthorize("isAuthenticated()")
    String record(
            @RequestParam String body,
            @RequestParam String where,
            @RequestParam LocalDate from,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = new Meetings.Meant(body, where, from);
        return act(
                "record",
                meant,
                typed,
                model,
                response,
                redirect,
                "meeting.recorded",
                actor -> meetings.record(
                        actor,
                        meant,
                        plan(typed),
                        new Meetings.Minutes(
                                Typed.number(typed, "women"),
                                Typed.number(typed, "men"),
                                Typed.number(typed, "other"),
                                Typed.text(typed, "notes"))));
    }

    @PostMapping("/meetings/decide")
    @PreAuthorize("isAuthenticated()")
    String decide(
            @RequestParam String body,
            @RequestParam String where,
            @RequestParam LocalDate from,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = new Meetings.Meant(body, where, from);
        return act(
                "decide",
                meant,
                typed,
                model,
                response,
                redirect,
                "resolution.added",
                actor -> deciding.decide(actor, meant, Typed.resolution(typed)));
    }

    private static Meetings.Plan plan(Map<String, String> typed) {
        return new Meetings.Plan(Typed.day(typed, "day"), Typed.text(typed, "place"), Typed.text(typed, "agenda"));
    }

    /** Something done on a meeting's page; where a rule says no, the page comes again with what was typed. */
    private String act(
            String form,
            Meetings.Meant meant,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            String message,
            Consumer<Actor> work) {
        try {
            work.accept(currentActor.get());
        } catch (Refusal refusal) {
            Typed.refused(form, refusal, typed, model, response);
            return show(meant, model);
        }
        redirect.addFlashAttribute("message", message);
        redirect.addAttribute("body", meant.body());
        redirect.addAttribute("where", meant.where());
        redirect.addAttribute("from", meant.startsOn().toString());
        return "redirect:/meetings/meeting";
    }

    private String show(Meetings.Meant meant, Model model) {
        Actor actor = currentActor.get();
        OwedMeetings.Line meeting = meetings.of(actor, meant);
        boolean keeps = meetings.mayKeep(actor, meeting);
        model.addAttribute("meeting", meeting);
        model.addAttribute("keeps", keeps);
        model.addAttribute("resolutions", deciding.of(meeting));
        model.addAttribute("day", LocalDate.now(clock));
        model.addAttribute("begun", !meeting.startsOn().isAfter(LocalDate.now(clock)));
        if (keeps && meeting.heldOn() != null) {
            model.addAttribute("owners", resolutions.owners(meeting.areaCode()));
        }
        return "oversight/meeting";
    }

    private MeetingFilter filter(
            Actor actor, @Nullable Integer year, @Nullable String area, Map<String, String> asked) {
        String body = asked.getOrDefault("body", "");
        String state = asked.getOrDefault("state", "");
        int one = sight.year(year);
        if (year != null && !MeetingFilter.isYear(one)) {
            throw new NotFound("year " + year);
        }
        return new MeetingFilter(
                one == 0 ? LocalDate.now(clock).getYear() : one,
                sight.area(actor, area),
                asked.getOrDefault("only", "").equals("true"),
                body.isEmpty() ? null : body,
                state.isEmpty() ? null : MeetingState.of(state).orElseThrow(() -> new NotFound("state " + state)));
    }
}
