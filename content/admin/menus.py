"""An entry of the admin's menus that asks for a permission; it knows no menu and no permission."""

from wagtail.admin.menu import MenuItem


class PermittedMenuItem(MenuItem):
    """Shown to those who hold one permission."""

    def __init__(self, *args, permission: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)
