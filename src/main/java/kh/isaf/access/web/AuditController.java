package kh.isaf.access.web;

import java.util.List;
import kh.isaf.access.AuditEntry;
import kh.isaf.access.AuditQuery;
import kh.isaf.access.AuditTrail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail for national administrators, newest first. */
@Controller
class AuditController {

    private final AuditTrail audit;

    AuditController(AuditTrail audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String audit(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        AuditQuery query = new AuditQuery(person, action, object, before);
        List<AuditEntry> found = audit.find(query);
        List<AuditEntry> page = found.subList(0, Math.min(found.size(), AuditQuery.PAGE));
        model.addAttribute("query", query);
        model.addAttribute("entries", page);
        model.addAttribute(
                "older", found.size() > page.size() ? page.get(page.size() - 1).id() : null);
        return "access/audit";
    }
}
