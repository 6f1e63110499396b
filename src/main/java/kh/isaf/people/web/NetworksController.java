package kh.isaf.people.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.people.Networks;
import kh.isaf.people.Supervision;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where facilitators have a network of their own, and where not yet. */
@Controller
class NetworksController {

    private final Networks networks;
    private final CurrentActor currentActor;
    private final Clock clock;

    NetworksController(Networks networks, CurrentActor currentActor, Clock clock) {
        this.networks = networks;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/networks")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String networks(@RequestParam(defaultValue = "") String area, Model model) {
        Actor actor = currentActor.get();
        LocalDate today = LocalDate.now(clock);
        String province = area.strip();
        if (!province.isEmpty()
                && !Supervision.reaches(actor, province)
                && Supervision.areas(actor).stream().noneMatch(own -> own.startsWith(province))) {
            throw new NotFound("area " + province);
        }
        model.addAttribute("area", province);
        model.addAttribute("provinces", networks.provinces(actor, today));
        model.addAttribute("districts", province.isEmpty() ? List.of() : networks.districts(actor, province, today));
        return "people/networks";
    }
}
