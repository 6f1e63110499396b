package kh.isaf.people.web;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** Remembers, in a cookie, the page somebody wanted before signing in; so visitors who never sign in need no session. */
@Component
class PageCache extends CookieRequestCache {

    PageCache() {
        setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"));
    }
}
