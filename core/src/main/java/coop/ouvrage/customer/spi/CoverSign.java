package coop.ouvrage.customer.spi;

import java.util.UUID;

/** Whether the guarantee would cover a new job for a client: yes or no, never why, nor any amount of another unit. */
public interface CoverSign {

    boolean covers(UUID client);
}
