package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kh.isaf.access.NotFound;
import kh.isaf.people.DemonstrationAccounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs in to the demonstration with one click; without the demonstration there is no such page. */
@Controller
@ConditionalOnProperty("isaf.demonstration")
class DemonstrationSignInController {

    private final DemonstrationAccounts accounts;
    private final SignInSession session;

    DemonstrationSignInController(DemonstrationAccounts accounts, SignInSession session) {
        this.accounts = accounts;
        this.session = session;
    }

    @PostMapping("/sign-in/demo")
    @PreAuthorize("permitAll")
    void signIn(@RequestParam String account, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Authentication authentication = accounts.find(account)
                .map(SignedIn::withOneClick)
                .orElseThrow(() -> new NotFound("demonstration account"));
        session.open(authentication, request, response);
    }
}
