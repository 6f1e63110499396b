package kh.isaf.reminder.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** E-mail addresses as headers and servers take them. */
final class Addresses {

    private Addresses() {}

    /** One plain address, such as {@code sok.dara@example.org}. */
    static InternetAddress recipient(String address) throws AddressException {
        if (!address.matches("[\\x21-\\x7e&&[^,;<>()\\[\\]\"\\\\]]+@[A-Za-z0-9.-]+")) {
            throw new AddressException("not an e-mail address", address);
        }
        return new InternetAddress(address, true);
    }

    /** An address that may have a name before it, in any script. */
    static InternetAddress sender(String from) throws AddressException {
        InternetAddress address =
                new InternetAddress(from.replaceAll("\\p{Cntrl}+", " ").strip());
        try {
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        recipient(address.getAddress());
        return address;
    }
}
