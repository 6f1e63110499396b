package kh.isaf.people.web;

import kh.isaf.people.Account;
import kh.isaf.people.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks user name and password. An unknown, a locked and a disabled account take as long as a wrong password and are
 * refused in the same words. Earlier failures are forgotten only when the code too is right: otherwise who has the
 * password might try codes for ever. As the only provider it is found by Spring Security itself; naming it there once more would
 * count every failure twice.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    PasswordSignIn(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.hashOfNobody = String.valueOf(encoder.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Account account = accounts.find(attempt.getName()).orElse(null);
        String hash = account == null ? null : account.passwordHash();
        boolean right = encoder.matches(String.valueOf(attempt.getCredentials()), hash == null ? hashOfNobody : hash);
        if (account == null || hash == null || !account.open() || !right) {
            accounts.failed(attempt.getName(), "account.signIn.failed");
            throw new BadCredentialsException("refused");
        }
        if (!account.secondFactor()) {
            accounts.succeeded(account.personId());
        }
        return SignedIn.with(account);
    }

    @Override
    public boolean supports(@Nullable Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.equals(type);
    }
}
