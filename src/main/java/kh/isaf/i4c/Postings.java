package kh.isaf.i4c;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Postings extends JpaRepository<Posting, UUID> {}
