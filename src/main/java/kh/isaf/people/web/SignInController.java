package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import kh.isaf.people.DemonstrationAccounts;
import kh.isaf.people.ParkedPost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page everybody signs in on; the demonstration adds a button for each of its roles. */
@Controller
class SignInController {

    private final ObjectProvider<DemonstrationAccounts> demonstration;
    private final ParkedPost parkedPost;

    SignInController(ObjectProvider<DemonstrationAccounts> demonstration, ParkedPost parkedPost) {
        this.demonstration = demonstration;
        this.parkedPost = parkedPost;
    }

    @GetMapping(SecurityConfiguration.SIGN_IN)
    @PreAuthorize("permitAll")
    String signIn(
            @RequestParam(required = false) String failed,
            @RequestParam(required = false) String signedOut,
            HttpServletRequest request,
            Model model) {
        DemonstrationAccounts accounts = demonstration.getIfAvailable();
        model.addAttribute("failed", failed != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("parked", parkedPost.waits(request));
        model.addAttribute("demonstrationAccounts", accounts == null ? List.of() : accounts.all());
        return "people/sign-in";
    }
}
