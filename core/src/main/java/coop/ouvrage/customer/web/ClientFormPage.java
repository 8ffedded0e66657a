package coop.ouvrage.customer.web;

import coop.ouvrage.customer.ClientMatch;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.web.spi.MyUnits.MyUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a client.
 *
 * @param action where it is sent
 * @param matches known clients that may be the one typed
 * @param mustChoose whether the person has to say that the client is another than these
 * @param clientPath beginning of the address of a known client
 * @param register what it says of the number that was looked up; null if none was
 */
public record ClientFormPage(
        String action,
        Map<String, String> kinds,
        Map<String, String> languages,
        Map<String, String> countries,
        List<MyUnit> units,
        List<ClientMatch> matches,
        boolean mustChoose,
        String clientPath,
        @Nullable RegisterAnswer register) {}
