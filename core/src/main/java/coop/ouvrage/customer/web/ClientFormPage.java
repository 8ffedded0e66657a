package coop.ouvrage.customer.web;

import coop.ouvrage.customer.ClientMatch;
import coop.ouvrage.web.spi.MyUnits.MyUnit;
import java.util.List;
import java.util.Map;

/**
 * The form of a client.
 *
 * @param action where it is sent
 * @param matches known clients that may be the one typed
 * @param mustChoose whether the person has to say that the client is another than these
 * @param clientPath beginning of the address of a known client
 */
public record ClientFormPage(
        String action,
        Map<String, String> kinds,
        Map<String, String> languages,
        Map<String, String> countries,
        List<MyUnit> units,
        List<ClientMatch> matches,
        boolean mustChoose,
        String clientPath) {}
