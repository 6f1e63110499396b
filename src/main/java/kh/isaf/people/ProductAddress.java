package kh.isaf.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the product, as it stands in the links they are sent.
 *
 * @param baseUrl without a slash at its end
 */
@ConfigurationProperties("isaf")
public record ProductAddress(
        @DefaultValue("http://localhost:8080") String baseUrl) {

    public ProductAddress {
        baseUrl = baseUrl.strip().replaceFirst("/+$", "");
    }

    /** The whole address of a path within the product. */
    public String of(String path) {
        return baseUrl + path;
    }

    /** Whether browsers come by TLS, if need be to a proxy in front of the product. */
    public boolean secure() {
        return baseUrl.startsWith("https:");
    }
}
