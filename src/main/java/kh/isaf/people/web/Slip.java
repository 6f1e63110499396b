package kh.isaf.people.web;

import kh.isaf.people.IssuedLink;
import kh.isaf.people.QrCode;

/** A link on paper for one person, as text and as a picture. */
record Slip(IssuedLink link, QrCode picture) {

    static Slip of(IssuedLink link) {
        return new Slip(link, QrCode.of(link.url()));
    }
}
