package kh.isaf.workflow.web;

import kh.isaf.access.NotFound;
import kh.isaf.workflow.model.ShippedModels.ShippedModel;
import kh.isaf.workflow.release.LiveModels;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** The process models of the live release, drawn and as text, for anyone who takes part. */
@Controller
class ProcessesController {

    private final LiveModels models;

    ProcessesController(LiveModels models) {
        this.models = models;
    }

    @GetMapping("/processes")
    @PreAuthorize("isAuthenticated()")
    String list(Model page) {
        page.addAttribute("outlines", models.get().outlines());
        return "workflow/processes";
    }

    @GetMapping("/processes/{id}")
    @PreAuthorize("isAuthenticated()")
    String show(@PathVariable String id, Model page) {
        page.addAttribute("outline", model(id).outline());
        return "workflow/process";
    }

    @GetMapping(value = "/processes/{id}.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("isAuthenticated()")
    @ResponseBody
    byte[] file(@PathVariable String id) {
        return model(id).bpmn();
    }

    private ShippedModel model(String id) {
        return models.get().find(id).orElseThrow(() -> new NotFound("process " + id));
    }
}
