#include "ingest/maker.h"

#include <elf.h>
#include <inttypes.h>
#include <link.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 128 };

static size_t padded(size_t size)
{
    return (size + 3) & ~(size_t)3;
}

/* The build id among the notes of a segment; bytes NULL if it is not there. */
static struct slice find_build_id(const char *notes, size_t size)
{
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        memcpy(&note, notes, sizeof note);
        const char *const name = notes + sizeof note;
        const char *const id = name + padded(note.n_namesz);
        const size_t length =
            sizeof note + padded(note.n_namesz) + padded(note.n_descsz);
        if (length > size)
            break;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU &&
            memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0)
            return (struct slice){ id, note.n_descsz };
        notes += length;
        size -= length;
    }
    return (struct slice){ 0 };
}

/* The program itself is the first object; a result other than 0 ends the search. */
static int look_at_object(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    struct slice *const id = context;
    for (int i = 0; i < info->dlpi_phnum && id->bytes == NULL; i++) {
        const ElfW(Phdr) *const segment = &info->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE)
            continue;
        /* The linker tells addresses as numbers. */
        const uintptr_t at = info->dlpi_addr + segment->p_vaddr;
        // NOLINTNEXTLINE(performance-no-int-to-ptr): an address given by the linker
        *id = find_build_id((const char *)at, segment->p_memsz);
    }
    return 1;
}

bool maker_name(const struct reader *reader, struct arena *arena, struct slice *name,
                struct fault *fault)
{
    struct slice id = { 0 };
    char text[LONGEST_NAME];
    size_t length = 0;
    (void)dl_iterate_phdr(look_at_object, &id);
    for (size_t i = 0; i < id.length && length < LONGEST_NAME / 2; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%02x",
                                   (unsigned)(unsigned char)id.bytes[i]);
    if (length > 0)
        length += (size_t)snprintf(text + length, sizeof text - length, "-%016" PRIx64,
                                   reader_additions(reader));
    *name = arena_copy(arena, (struct slice){ text, length });
    return name->bytes != NULL || fault_no_memory(fault);
}
